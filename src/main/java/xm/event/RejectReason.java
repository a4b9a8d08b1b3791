package xm.event;

/** Why an event was refused. */
public enum RejectReason {
    NOT_JSON,
    MISSING_FIELD,
    UNKNOWN_KIND,
    BAD_TYPE,
    OUT_OF_RANGE,
    BAD_TIME,
    FUTURE,
    TOO_LATE,
    TOO_LARGE;

    private final String wireName = WireName.of(this);

    public String wireName() {
        return wireName;
    }
}
