package xm.dispatch;

/**
 * Where an alert can be looked at.
 *
 * @param board or {@code null}
 * @param dashboard or {@code null}
 */
public record Links(String board, String dashboard) {
    public static final Links NONE = new Links(null, null);

    private static final int LONGEST = 3_000;

    /** Whether a text is an address of the web that every channel takes: one that is none has all of it refused. */
    public static boolean isAddress(String text) {
        return text != null && text.length() <= LONGEST && text.matches("https?://[!-~&&[^\\\\\"<>^`{|}]]+");
    }
}
