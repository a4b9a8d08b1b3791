package xm.event;

/** A step of the customer's journey, in journey order. The wire name is the constant in kebab-case. */
public enum Stage {
    RESEARCH,
    EVALUATION,
    PURCHASE,
    POST_PURCHASE,
    REPEAT_PURCHASE;

    private final String wireName = WireName.of(this);

    public String wireName() {
        return wireName;
    }
}
