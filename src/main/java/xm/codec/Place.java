package xm.codec;

/**
 * Where a record was read.
 *
 * @param key the record's key as received, or {@code null}
 * @param topic a Kafka topic or a file name
 * @param partition Kafka partition, 0 for a file
 * @param offset Kafka offset, or the record's number in its file
 * @param receivedAtMillis {@link xm.event.Arrival#UNKNOWN_TIME} for a file
 */
public record Place(byte[] key, String topic, int partition, long offset, long receivedAtMillis) {}
