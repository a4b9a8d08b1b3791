/**
 * The outside world in this process: a Kafka broker, a Flink cluster and a store for the demo and the tests.
 *
 * <p>Everything binds to the loopback interface only. Nothing of the product's rules lives here, and no job jar brings
 * it along.
 */
package xm.embedded;
