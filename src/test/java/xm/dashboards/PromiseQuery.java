package xm.dashboards;

/** Questions to the measurement {@code promise} that more than one board asks. */
final class PromiseQuery {
    private static final String BY_PROMISED_CELL = " GROUP BY \"segment\", \"touchpoint\", \"channel\", \"promise\"";

    /** Of cells that are unproven or blind, the margin is of what was seen at some time, if of anything. */
    static final String KNOWN = " AND \"state_code\" < " + StateCode.UNPROVEN;

    /**
     * What was said last within a day before the end of the time shown. What nobody said again for longer may long be
     * otherwise: the live board calls it blind.
     */
    private static final String LATELY = " AND time > ${__to}ms - 1d";

    private PromiseQuery() {}

    /**
     * How many cells are in a state at last: 0 where there are verdicts but none of that state, and nothing where there
     * is no verdict at all, so that an empty store does not look like a good day. A count of those in the state has no
     * row for 0.
     */
    static String count(String where, int state) {
        return "SELECT sum(\"is\") AS \"cells\" FROM (SELECT " + StateCode.is(state) + " AS \"is\" FROM (SELECT"
                + " last(\"state_code\") AS \"state\" FROM \"promise\"" + where + LATELY + BY_PROMISED_CELL + ")"
                + StateCode.PROMISED + BY_PROMISED_CELL + ")";
    }

    /** The last word on every promise at every cell, with the time at which it was said. */
    static String last(String where) {
        return "SELECT \"state\", \"margin\", \"value\", \"promised\", \"n\", \"evidence\", \"needed\", \"since\", \"owner\", "
                + StateCode.RANK + " AS \"rank\" FROM (SELECT last(\"state_code\") AS \"state\", \"margin_share\" AS"
                + " \"margin\", \"value\", \"promised\", \"n\", \"evidence\", \"needed\", \"since\", \"owner\" FROM \"promise\""
                + where + BY_PROMISED_CELL + ")" + StateCode.PROMISED + BY_PROMISED_CELL;
    }

    /** The worst state of each segment, as its rank: a margin alone says nothing of what nobody sees. */
    static String worstOfSegments(String where) {
        return "SELECT max(\"rank\") AS \"verdict\" FROM (SELECT " + StateCode.RANK + " AS \"rank\" FROM (SELECT"
                + " last(\"state_code\") AS \"state\" FROM \"promise\"" + where + LATELY + BY_PROMISED_CELL + ")"
                + StateCode.PROMISED + BY_PROMISED_CELL
                + ") GROUP BY \"segment\"";
    }

    /** How many milliseconds before the end of the time shown the newest verdict was said. */
    static String age() {
        return "SELECT ${__to} - last(\"said\") AS \"age\" FROM \"promise\" WHERE $timeFilter";
    }

    /** How much better than promised it is now, by promise: nothing of those of which nobody knows. */
    static String margin(String where) {
        return "SELECT \"margin\" FROM (SELECT last(\"state_code\") AS \"state\", \"margin_share\" AS \"margin\""
                + " FROM \"promise\"" + where + " GROUP BY \"promise\") WHERE \"state\" < " + StateCode.UNPROVEN
                + " GROUP BY \"promise\"";
    }

    /** A table of last words, the worst first. */
    static Panel table(String title, String description, int height, String where) {
        return Panel.table(title, description, 24, height)
                .ask(Query.table(last(where)))
                .first("margin", false)
                .first("rank", true)
                .without("rank")
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
                // without a colour: of a blind cell it is what was seen last, and the state says what to think of it
                .field("margin", "unit", "percentunit", "decimals", 1)
                .field("n", "decimals", 0, "displayName", "answers")
                .field("evidence", "unit", "short", "decimals", 0)
                .field("needed", "unit", "short", "decimals", 0)
                .field("since", "unit", "dateTimeFromNow")
                .fields("^[Tt]ime$", "displayName", "heard", "unit", "dateTimeFromNow");
    }
}
