package xm.io.influx;

/** The way to write that a store knows. */
public enum InfluxDialect {
    /** {@code /api/v2/write}: InfluxDB 1.8, 2 and 3, QuestDB, VictoriaMetrics. */
    V2,
    /** {@code /write?db=}: InfluxDB 1, all of it. */
    V1
}
