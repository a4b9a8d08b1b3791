package xm.alert;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
    PROMISE_BROKEN,
    SOURCE_SILENT,
    CUSTOMER_EXCEPTION_BURST;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }
}
