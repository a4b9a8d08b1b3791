package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Questions to the measurement {@code alert} that more than one board asks. */
final class AlertQuery {
    /** Alerts that began long before the time on the board still fire in it. */
    private static final String UP_TO_ITS_END = " WHERE time > ${__to}ms - 31d AND time <= ${__to}ms";

    private static final String BY_ALERT = " GROUP BY \"segment\", \"touchpoint\", \"channel\", \"promise\", \"kind\"";

    /** What a number says where there is no alert to count, be it that all is well or that the store is empty. */
    static final String NONE = "no alert in 31 days";

    private AlertQuery() {}

    /** Those that fire at the end of the time on the board; the last point of each says whether it does. */
    private static String last(String fields, String where) {
        return "(SELECT last(\"firing\") AS \"fires\", " + fields + " FROM \"alert\"" + UP_TO_ITS_END + where + BY_ALERT
                + ")";
    }

    /** 0 where alerts are known but none fires, and nothing where none is known, as in an empty store. */
    static String firingCount(String where) {
        return "SELECT sum(\"fires\") AS \"alerts\" FROM " + last("\"severity\"", where);
    }

    static String customersAffected(String where) {
        return ofThoseThatFire("customersAffected", "customers", where);
    }

    static String valueAtRisk(String where) {
        return ofThoseThatFire("valueAtRisk", "value", where);
    }

    private static String ofThoseThatFire(String field, String name, String where) {
        return "SELECT sum(\"part\") AS \"" + name + "\" FROM (SELECT \"fires\" * \"" + field + "\" AS \"part\" FROM "
                + last('"' + field + '"', where) + BY_ALERT + ")";
    }

    static String firing(String where) {
        return "SELECT \"severity\", \"summary\", \"cell\", \"customersAffected\", \"valueAtRisk\", \"since\", \"owner\","
                + " \"segment\", \"touchpoint\", \"channel\", \"promise\", \"kind\" FROM "
                + last(
                        "\"severity\", \"summary\", \"cell\", \"customersAffected\", \"valueAtRisk\", \"since\","
                                + " \"owner\"",
                        where)
                + " WHERE \"fires\" = 1";
    }

    /** A table of what fires, those who hit most customers first. */
    static Panel table(String title, String description, int height, String where) {
        return Panel.table(title, description, 24, height)
                .ask(Query.table(firing(where)))
                .transform(
                        "organize",
                        Json.object(
                                "excludeByName",
                                Json.object("Time", true, "time", true),
                                "renameByName",
                                Json.object("customersAffected", "customers", "valueAtRisk", "value at risk")))
                .transform("sortBy", Json.object("sort", Json.list(Json.object("field", "customers", "desc", true))))
                .link(CellLink.TITLE, CellLink.ofRow())
                .noValue("no alert that fires is stored")
                .unit("short")
                .field(
                        "severity",
                        "mappings",
                        severities(),
                        "custom.cellOptions",
                        Json.object("type", "color-background", "mode", "basic"),
                        "custom.width",
                        100)
                .field("summary", "custom.width", 460)
                .field("since", "unit", "dateTimeFromNow");
    }

    static ArrayNode severities() {
        return Json.list(Json.object(
                "type",
                "value",
                "options",
                Json.object(
                        "page", Json.object("text", "■ page", "color", Look.BAD, "index", 0),
                        "ticket", Json.object("text", "◆ ticket", "color", Look.NEAR, "index", 1),
                        "record", Json.object("text", "○ record", "color", Look.UNKNOWN, "index", 2))));
    }
}
