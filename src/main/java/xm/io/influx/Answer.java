package xm.io.influx;

/**
 * What a store said to one request.
 *
 * @param words the store's own, or the network's; empty when all is well
 * @param retryAfterMillis how long it asks to be left alone, 0 if it does not say
 */
public record Answer(Outcome outcome, String words, long retryAfterMillis) {
    static final Answer DONE = new Answer(Outcome.DONE, "", 0);
}
