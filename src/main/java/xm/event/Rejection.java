package xm.event;

/**
 * An event that was refused, with the reason: bad input is data, so nothing is dropped without one of these.
 *
 * @param field path of the member at fault ({@code survey.csat}), or {@code null}
 * @param detail one sentence for a person, of at most 300 characters
 * @param topic where it was read: a Kafka topic or a file name
 * @param partition Kafka partition, 0 for a file
 * @param offset Kafka offset, or the record's number in its file
 * @param receivedAtMillis when it was received, {@link Arrival#UNKNOWN_TIME} for a file
 * @param key the record's key as received, its pseudonym if it is above 1,000 bytes or all customers have
 *     pseudonyms, or {@code null}
 * @param payload the original, cut, with customers replaced by pseudonyms; {@code null} where {@code event} is given
 * @param event the event, where it was refused only after it had been decoded; the codec writes it as payload
 */
public record Rejection(
        RejectReason reason,
        String field,
        String detail,
        String topic,
        int partition,
        long offset,
        long receivedAtMillis,
        byte[] key,
        String payload,
        Touchpoint event) {}
