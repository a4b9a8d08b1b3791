package xm.dashboards;

/** Questions to the measurement {@code promise} that more than one board asks. */
final class PromiseQuery {
    private static final String BY_PROMISED_CELL = " GROUP BY \"segment\", \"touchpoint\", \"channel\", \"promise\"";

    private PromiseQuery() {}

    /** How many cells are in a state at last. */
    static String count(String where, int state) {
        return "SELECT count(\"state\") AS \"cells\" FROM (SELECT last(\"state_code\") AS \"state\" FROM \"promise\""
                + where + BY_PROMISED_CELL + ") WHERE \"state\" = " + state;
    }

    /** The last word on every promise at every cell. */
    static String last(String where) {
        return "SELECT last(\"state_code\") AS \"state\", \"margin_share\" AS \"margin\", \"value\", \"promised\", \"n\","
                + " \"evidence\", \"needed\", \"since\", \"owner\" FROM \"promise\"" + where + BY_PROMISED_CELL;
    }

    /** The worst margin of each segment. */
    static String worstOfSegments(String where) {
        return "SELECT min(\"last\") AS \"margin\" FROM (SELECT last(\"margin_share\") AS \"last\" FROM \"promise\""
                + where + BY_PROMISED_CELL + ") GROUP BY \"segment\"";
    }

    /** A table of last words, the worst first. */
    static Panel table(String title, String description, int height, String where) {
        return Panel.table(title, description, 24, height)
                .ask(Query.table(last(where)))
                .worstFirst("margin")
                .link(CellLink.TITLE, CellLink.ofRow())
                .noValue("no verdict in this time")
                .decimals(3)
                .unit("none")
                .field(
                        "state",
                        "mappings",
                        Look.states(),
                        "custom.cellOptions",
                        Json.object("type", "color-background", "mode", "basic"))
                .field(
                        "margin",
                        "unit",
                        "percentunit",
                        "decimals",
                        1,
                        "thresholds",
                        Look.margin(),
                        "color",
                        Json.object("mode", "thresholds"),
                        "custom.cellOptions",
                        Json.object("type", "color-text"))
                .field("n", "decimals", 0, "displayName", "answers")
                .field("evidence", "unit", "short", "decimals", 0)
                .field("needed", "unit", "short", "decimals", 0)
                .field("since", "unit", "dateTimeFromNow");
    }
}
