/**
 * Kafka as the jobs see it: topics, sources, sinks, and how to reach the brokers.
 *
 * <p>Bytes become events and results become bytes through {@code codec}; no rule lives here, and no settings file is
 * read here.
 */
package xm.io.kafka;
