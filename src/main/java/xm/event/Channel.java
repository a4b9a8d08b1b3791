package xm.event;

/**
 * Where a customer and the brand meet. The wire name is the constant in lower case. Constants are only ever added, at the
 * end: state keeps them by number.
 */
public enum Channel {
    WEB,
    MOBILE,
    STORE,
    CALL,
    CHAT,
    EMAIL,
    SOCIAL,
    IVR,
    KIOSK,
    PARTNER,
    DELIVERY,
    OTHER;

    private final String wireName = WireName.of(this);

    public String wireName() {
        return wireName;
    }
}
