package xm.customer;

/**
 * Something in a customer's life that moves their risk of leaving, their rung, or calls for an exception.
 *
 * <p>Moments are taken in order of time, at the end of the tenth of a second in which they lie.
 *
 * @param kind what happened
 * @param weight severity 0..1 for evidence, money for a purchase; 0 where it means nothing
 * @param segment the customer's at that time
 * @param touchpoint where
 * @param cause what it came from, for people and to say a thing once: a case, a journey, an event; {@code null} if none
 */
public record Moment(
        long timeMillis, MomentKind kind, double weight, String segment, String touchpoint, String cause) {}
