package xm.io.channel;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import xm.dispatch.Backoff;

/**
 * Whether a channel is tried at present: after a failure it is left alone for a while, and after a few in a row people are
 * told once, as they are when it is back.
 *
 * <p>Used by the channel's own thread, but for {@link #isOpen()}.
 */
final class Circuit {
    private static final int FAILURES_UNTIL_OPEN = 3;
    /** Nobody may silence us for longer. */
    private static final long LONGEST_RETRY_AFTER_MILLIS = Duration.ofHours(1).toMillis();

    private final String channel;
    private final long longestPauseMillis;
    private final DoubleSupplier dice;
    private final Logger log;
    private int failures;
    private int refusals;
    private long notBeforeMillis;
    private volatile boolean isOpen;
    private boolean isGone;

    /** @param longestPauseMillis between two tries, whatever the channel asks for: what it holds is a lease */
    Circuit(String channel, long longestPauseMillis, DoubleSupplier dice, Logger log) {
        this.channel = channel;
        this.longestPauseMillis = longestPauseMillis;
        this.dice = dice;
        this.log = log;
    }

    void worked() {
        if (isOpen) {
            log.info("Channel {} takes words again", channel);
        }
        failures = 0;
        refusals = 0;
        notBeforeMillis = 0;
        isOpen = false;
    }

    void failed(Answer answer, long nowMillis) {
        failures++;
        long asked = answer.retryAfter() == null ? 0 : answer.retryAfter().toMillis();
        // who asks for no pause at all, or by a clock that is behind, is not taken at his word
        long pause =
                Math.max(Backoff.millis(failures, dice.getAsDouble()), Math.min(LONGEST_RETRY_AFTER_MILLIS, asked));
        notBeforeMillis = nowMillis + Math.min(longestPauseMillis, pause);
        if (!isOpen && failures >= FAILURES_UNTIL_OPEN) {
            isOpen = true;
            log.error(
                    "Channel {} takes nothing: {}. What is to be told waits; it is tried again from time to time",
                    channel,
                    answer.reason());
        }
    }

    /**
     * It answers, and turns a word away. It is not left alone for that, for the next word may please it; but one that turns
     * away everything, as with a key that was revoked, takes nothing, and people are told.
     */
    void refused(Answer answer) {
        refusals++;
        if (!isOpen && refusals >= FAILURES_UNTIL_OPEN) {
            isOpen = true;
            log.error(
                    "Channel {} refuses every word: {}. Nobody is told; look at its key and its address",
                    channel,
                    answer.reason());
        }
    }

    void gone(Answer answer) {
        isOpen = true;
        isGone = true;
        notBeforeMillis = Long.MAX_VALUE;
        log.error(
                "Channel {} says that nothing more is to be sent to it ({}); mend its settings and start again",
                channel,
                answer.reason());
    }

    /** When the next try may be. */
    long notBeforeMillis() {
        return notBeforeMillis;
    }

    boolean isGone() {
        return isGone;
    }

    boolean isOpen() {
        return isOpen;
    }
}
