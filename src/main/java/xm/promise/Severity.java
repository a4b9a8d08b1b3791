package xm.promise;

import java.util.Locale;

/** How loud a broken promise is: a line in the record, a ticket for the working day, a page at any hour. */
public enum Severity {
    RECORD,
    TICKET,
    PAGE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
