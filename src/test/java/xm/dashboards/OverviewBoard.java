package xm.dashboards;

import java.util.List;

/** The wall: which promises are broken now, the worst first, and what fires. */
final class OverviewBoard {
    static final String UID = "xm-overview";

    private static final String WHERE =
            " WHERE $timeFilter AND \"segment\" =~ /^${segment:regex}$/ AND \"promise\" =~ /^${promise:regex}$/";
    private static final String ALERTS = " AND \"promise\" =~ /^${promise:regex}$/";

    private OverviewBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Experience: promises by segment",
                "Is the brand keeping its promise to each segment, right now? The worst comes first.",
                "now-6h",
                List.of(
                        Variable.influx(),
                        Variable.many("segment", "Segment", "SHOW TAG VALUES FROM \"promise\" WITH KEY = \"segment\""),
                        Variable.many(
                                "promise",
                                "Promise",
                                "SHOW TAG VALUES FROM \"promise\" WITH KEY = \"promise\""
                                        + " WHERE \"segment\" =~ /^${segment:regex}$/")),
                List.of(
                        count(
                                        "■ Broken",
                                        "Cells at which a promise is broken, at the end of the time shown.",
                                        StateCode.BROKEN)
                                .thresholds(Look.anyIs(Look.BAD)),
                        count(
                                        "◆ At risk",
                                        "Cells whose estimate is below the promise, or evidence gathers.",
                                        StateCode.AT_RISK)
                                .thresholds(Look.anyIs(Look.NEAR)),
                        count(
                                        "✕ Blind",
                                        "Cells whose source is silent or late: nobody knows how customers fare.",
                                        StateCode.BLIND)
                                .thresholds(Look.anyIs(Look.BLIND)),
                        count("○ Unproven", "Cells at which too little was seen to say either.", StateCode.UNPROVEN)
                                .thresholds(Look.anyIs(Look.UNKNOWN)),
                        count("▲ Kept", "Cells at which it is proven that the promise is kept.", StateCode.KEPT)
                                .thresholds(Look.anyIsGood()),
                        number("Alerts that fire", "At the end of the time shown, whenever they began.")
                                .ask(Query.table(AlertQuery.firingCount(ALERTS)))
                                .noValue(AlertQuery.NONE)
                                .thresholds(Look.anyIs(Look.BAD)),
                        number(
                                        "Customers affected",
                                        "About how many customers had what was not promised, by what fires.")
                                .ask(Query.table(AlertQuery.customersAffected(ALERTS)))
                                .noValue(AlertQuery.NONE)
                                .thresholds(Look.anyIs(Look.NEAR)),
                        number(
                                        "Newest verdict",
                                        "How old it is at the end of the time shown. If it is minutes, all else on this board is"
                                                + " as old.")
                                .ask(Query.table(PromiseQuery.age()))
                                .unit("ms")
                                .decimals(0)
                                .noValue("none in this time")
                                .thresholds(Look.silence()),
                        tiles(),
                        PromiseQuery.table(
                                "Promises, worst first",
                                "The last word on each promise at each cell. The margin is how much better than promised"
                                        + " it is, as a share of the signal's scale; value and promised are in the signal's"
                                        + " own unit. Evidence breaks a promise when it reaches what is needed.",
                                11,
                                WHERE),
                        AlertQuery.table(
                                "Alerts that fire",
                                "Whenever they began; those that hit most customers first.",
                                7,
                                ALERTS),
                        Panel.row("Margins over time"),
                        margins()));
    }

    private static Panel number(String title, String description) {
        return Panel.stat(title, description, 3, 4).unit("short");
    }

    private static Panel count(String title, String description, int state) {
        return number(title, description)
                .ask(Query.table(PromiseQuery.count(WHERE, state)))
                .noValue("no verdict in this time");
    }

    private static Panel tiles() {
        return Panel.stat(
                        "Segments, worst first",
                        "The worst verdict on any promise at any cell of a segment; a segment is kept only where all of it is."
                                + " * is everybody together.",
                        24,
                        5)
                .ask(Query.table(PromiseQuery.worstOfSegments(WHERE)))
                .first("verdict", true)
                .without("Time", "time")
                .unit("none")
                .noValue("no verdict in this time")
                .mappings(Look.ranks())
                .thresholds(Look.unknown())
                .link(
                        CellLink.TITLE,
                        "/d/" + CellBoard.UID + "?${__url_time_range}&${datasource:queryparam}"
                                + "&var-segment=${__data.fields.segment}&var-touchpoint=*&var-channel=*")
                .options(
                        "textMode",
                        "value_and_name",
                        "reduceOptions",
                        Json.object("calcs", Json.list(), "fields", "/^verdict$/", "values", true, "limit", 30));
    }

    private static Panel margins() {
        return Panel.lines(
                        "Margin to what was promised: $segment",
                        "The worst margin of each promise at any cell of the segment. Below the line at 0 it is broken or at"
                                + " risk; the verdict says which. Where it is unproven or blind there is no line.",
                        8,
                        8)
                .ask(Query.series(
                        "SELECT min(\"margin_share\") AS \"margin\" FROM \"promise\"" + WHERE + PromiseQuery.KNOWN
                                + " GROUP BY time($__interval), \"promise\" fill(null)",
                        "$tag_promise"))
                .unit("percentunit")
                .decimals(1)
                .noValue("no answers in this time")
                .shaded(Look.margin())
                .link(CellLink.TITLE, CellLink.ofPromise("${segment}"))
                .repeat("segment", 3);
    }
}
