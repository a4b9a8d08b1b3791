package xm.event;

/**
 * One record as it came in: an event that can be counted or the rejection of what could not be read, never both.
 *
 * @param topic where it was read: a Kafka topic or a file name
 * @param partition Kafka partition, 0 for a file
 * @param offset Kafka offset, or the record's number in its file
 * @param receivedAtMillis Kafka's timestamp of the record, {@link #UNKNOWN_TIME} for a file
 */
public record Arrival(
        Touchpoint event, Rejection rejection, String topic, int partition, long offset, long receivedAtMillis) {

    /** The time of receipt of what was recorded without one. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    public boolean isAccepted() {
        return event != null;
    }
}
