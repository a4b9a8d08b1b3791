package xm.event;

/** Whose doing an experience is: the brand's own, a partner's, or that of an independent observer. */
public enum Origin {
    DIRECT,
    INDIRECT,
    PROBE;

    private final String wireName = WireName.of(this);

    public String wireName() {
        return wireName;
    }
}
