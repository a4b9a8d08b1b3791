package xm.alert;

/**
 * That a customer had an experience that must not wait for an average; not who.
 *
 * @param touchpoint where, or {@code null} if nowhere in particular
 * @param value of the customer in money a year, 0 if unknown
 */
public record ExceptionNote(String segment, String touchpoint, long atMillis, double value) {}
