package xm.event;

/** What sort of touchpoint event this is; the wire name is also the name of the member that carries the payload. */
public enum Kind {
    SURVEY(true),
    CONTACT(true),
    VISIT(true),
    QUALITY(true),
    PURCHASE(true),
    DELIVERY(true),
    COMPLAINT(true),
    CASE(true),
    MENTION(false),
    REFERRAL(true),
    CANCELLATION(true),
    PROBE(false),
    CORD(false),
    CHANGE(false);

    private final String wireName = WireName.of(this);
    private final boolean needsCustomer;

    Kind(boolean needsCustomer) {
        this.needsCustomer = needsCustomer;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether such an event says nothing without the customer it happened to. */
    public boolean needsCustomer() {
        return needsCustomer;
    }
}
