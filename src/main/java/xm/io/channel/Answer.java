package xm.io.channel;

import java.time.Duration;

/**
 * What a channel says to a word.
 *
 * @param retryAfter how long it asks us to wait, or {@code null}
 * @param reason in a few words without secrets, the same for the same trouble so that it can be counted; {@code null} where
 *     all is well
 */
public record Answer(Kind kind, Duration retryAfter, String reason) {
    /** What follows from it. */
    public enum Kind {
        /** It was taken; it must not be sent again. */
        TAKEN,
        /** Not now; the same word is worth another try. */
        LATER,
        /** Nobody knows whether it was taken; the same word must be sent again. */
        UNSURE,
        /** Not this word, now or ever. */
        REFUSED,
        /** Nothing more is to be sent here. */
        GONE
    }

    public static final Answer TAKEN = new Answer(Kind.TAKEN, null, null);

    public static Answer later(String reason) {
        return new Answer(Kind.LATER, null, reason);
    }

    public static Answer later(Duration retryAfter, String reason) {
        return new Answer(Kind.LATER, retryAfter, reason);
    }

    public static Answer unsure(String reason) {
        return new Answer(Kind.UNSURE, null, reason);
    }

    public static Answer refused(String reason) {
        return new Answer(Kind.REFUSED, null, reason);
    }

    public static Answer gone(String reason) {
        return new Answer(Kind.GONE, null, reason);
    }

    public boolean isTaken() {
        return kind == Kind.TAKEN;
    }

    /** Whether another try is worth it. */
    public boolean isForLater() {
        return kind == Kind.LATER || kind == Kind.UNSURE;
    }
}
