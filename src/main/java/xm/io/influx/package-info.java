/**
 * The way into InfluxDB and what speaks its protocol: signals as points, and the Flink sink that writes them.
 *
 * <p>{@link xm.io.influx.InfluxSink} is the entrance. What a store answers is data here ({@link xm.io.influx.Answer}),
 * never an exception; no rule of the product lives here, and no secret leaves by a log, an error or a toString.
 */
package xm.io.influx;
