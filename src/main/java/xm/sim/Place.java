package xm.sim;

import xm.event.Origin;
import xm.event.Stage;

/** A touchpoint of the simulated brand, by the name that events carry. */
public enum Place {
    SEARCH("search", Stage.RESEARCH, null),
    PRODUCT_PAGE("product-page", Stage.EVALUATION, null),
    CHECKOUT("checkout", Stage.PURCHASE, null),
    DELIVERY("delivery", Stage.POST_PURCHASE, Origin.INDIRECT),
    SUPPORT_CALL("support-call", null, null),
    SUPPORT_CHAT("support-chat", null, null),
    SUPPORT_EMAIL("support-email", null, null),
    SUPPORT_IVR("support-ivr", null, null),
    SOCIAL("social", null, Origin.INDIRECT),
    ACCOUNT("account", null, null);

    private final String wireName;
    private final Stage stage;
    private final Origin origin;

    Place(String wireName, Stage stage, Origin origin) {
        this.wireName = wireName;
        this.stage = stage;
        this.origin = origin;
    }

    public String wireName() {
        return wireName;
    }

    /** Where in the journey it lies, {@code null} where that depends on the customer. */
    public Stage stage() {
        return stage;
    }

    /** Whose doing it is, {@code null} for the brand's own. */
    public Origin origin() {
        return origin;
    }
}
