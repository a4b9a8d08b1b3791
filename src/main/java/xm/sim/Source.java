package xm.sim;

/** A system that sends events, by the name that events carry. */
public enum Source {
    SHOP("shop"),
    COURIER("courier"),
    CALLCENTRE("callcentre"),
    CRM("crm"),
    SURVEY_TOOL("survey-tool"),
    SOCIAL_LISTENING("social-listening"),
    STAFF("staff"),
    RELEASE_LOG("release-log"),
    MYSTERY_SHOPPER("mystery-shopper");

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
