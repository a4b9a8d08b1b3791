package xm.app;

/** Something outside does not answer; the message says what, where, and what to do. */
public final class Unreachable extends RuntimeException {
    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
