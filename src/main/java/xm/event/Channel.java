package xm.event;

/** Where a customer and the brand meet. The wire name is the constant in lower case. */
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
