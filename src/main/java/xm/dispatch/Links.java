package xm.dispatch;

/**
 * Where an alert can be looked at.
 *
 * @param board or {@code null}
 * @param dashboard or {@code null}
 */
public record Links(String board, String dashboard) {
    public static final Links NONE = new Links(null, null);
}
