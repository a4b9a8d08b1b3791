package xm.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One cell: a segment at a touchpoint via a channel, or what is summed up of several, with the verdict on one promise
 * and any number of signals. Alerts link here.
 */
final class CellBoard {
    static final String UID = "xm-cell";

    private static final String SEGMENT = "\"segment\" =~ /^${segment:regex}$/";
    private static final String TOUCHPOINT = "\"touchpoint\" =~ /^${touchpoint:regex}$/";
    private static final String CHANNEL = "\"channel\" =~ /^${channel:regex}$/";
    private static final String CELL = " WHERE $timeFilter AND " + SEGMENT + " AND " + TOUCHPOINT + " AND " + CHANNEL;
    private static final String PROMISE = " AND \"promise\" =~ /^${promise:regex}$/";
    /** A window of a minute is called 1m here, as InfluxQL calls it, and PT1M in the tag; a day is P1D there. */
    private static final String WINDOW = " AND \"window\" =~ /(?i)^pt?${window}$/";

    private CellBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Experience: one cell",
                "One segment at one touchpoint via one channel; * is all of them together. Alerts link here.",
                "now-6h",
                List.of(
                        Variable.influx(),
                        Variable.one(
                                "segment",
                                "Segment",
                                "SHOW TAG VALUES FROM \"experience\" WITH KEY = \"segment\"",
                                "*"),
                        Variable.one(
                                "touchpoint",
                                "Touchpoint",
                                "SHOW TAG VALUES FROM \"experience\" WITH KEY = \"touchpoint\" WHERE " + SEGMENT,
                                "*"),
                        Variable.one(
                                "channel",
                                "Channel",
                                "SHOW TAG VALUES FROM \"experience\" WITH KEY = \"channel\" WHERE " + SEGMENT + " AND "
                                        + TOUCHPOINT,
                                "*"),
                        Variable.many(
                                "promise",
                                "Promise",
                                "SHOW TAG VALUES FROM \"promise\" WITH KEY = \"promise\" WHERE " + concerns("segment")
                                        + " AND " + concerns("touchpoint") + " AND " + concerns("channel")),
                        Variable.many(
                                "signal", "Signal", "SHOW FIELD KEYS FROM \"experience\"", "/^(.+)_value$/", "csat"),
                        Variable.of(
                                "window",
                                "Window",
                                List.of(
                                        List.of("1 minute", "1m"),
                                        List.of("10 seconds", "10s"),
                                        List.of("15 minutes", "15m"),
                                        List.of("1 hour", "1h"),
                                        List.of("1 day", "1d")))),
                List.of(
                        Panel.row("What is promised here"),
                        state(),
                        margin().unit("percentunit").decimals(1).thresholds(Look.knownMargin()),
                        last("Answers", "How many the verdict rests on.", "n")
                                .unit("short")
                                .plain(),
                        last("For", "Since when the verdict has been what it is.", "since")
                                .unit("dateTimeFromNow")
                                .plain(),
                        evidence(),
                        states(),
                        Panel.row("$signal").repeat("signal", 0),
                        signal(),
                        answers(),
                        by("segment", TOUCHPOINT + " AND " + CHANNEL),
                        by("touchpoint", SEGMENT + " AND " + CHANNEL),
                        by("channel", SEGMENT + " AND " + TOUCHPOINT),
                        Panel.row("Where else the promise stands"),
                        PromiseQuery.table(
                                "Cells of the promise, worst first",
                                "Every cell at which the chosen promises are judged, not only this one: an alert may be"
                                        + " about several.",
                                10,
                                " WHERE $timeFilter" + PROMISE),
                        AlertQuery.table(
                                "Alerts on the promise that fire",
                                "At any cell; cell is where it is now.",
                                6,
                                PROMISE)));
    }

    /**
     * Promises at the cell that is chosen, at what it is a part of, and, where {@code *} is chosen, at its parts: an
     * alert may be about several cells at which its promise is judged. A point before {@code *} makes of it the pattern
     * for anything; of other names, which hold letters, digits and hyphens, it makes one that hardly exists.
     */
    private static String concerns(String dimension) {
        return "\"" + dimension + "\" =~ /^(\\*|${" + dimension + ":regex}|.${" + dimension + ":raw})$/";
    }

    private static Panel last(String title, String description, String field) {
        return Panel.stat(title, description, 4, 5)
                .ask(Query.series(
                        "SELECT last(\"" + field + "\") AS \"" + field + "\" FROM \"promise\"" + CELL + PROMISE
                                + " GROUP BY \"promise\"",
                        "$tag_promise"))
                .noValue("nothing is promised here");
    }

    private static Panel margin() {
        return Panel.stat(
                        "Margin",
                        "How much better than promised it is, as a share of the scale; none while it is unproven or blind.",
                        4,
                        5)
                .ask(Query.series(PromiseQuery.margin(CELL + PROMISE), "$tag_promise"))
                .noValue("not known");
    }

    private static Panel state() {
        return last("Verdict", "The last word on each promise that is judged at just this cell.", "state_code")
                .unit("none")
                .mappings(Look.states())
                .thresholds(Look.unknown());
    }

    private static Panel evidence() {
        return Panel.lines(
                        "Evidence against the promise",
                        "A promise is broken when the evidence reaches what is needed; the scale is logarithmic.",
                        8,
                        9)
                .ask(
                        Query.series(
                                "SELECT max(\"evidence\") AS \"evidence\" FROM \"promise\"" + CELL + PROMISE
                                        + " GROUP BY time($__interval), \"promise\" fill(null)",
                                "$tag_promise"),
                        Query.series(
                                "SELECT max(\"needed\") AS \"needed\" FROM \"promise\"" + CELL + PROMISE
                                        + " GROUP BY time($__interval) fill(null)",
                                "needed"))
                .unit("short")
                .noValue("nothing is promised here")
                .custom("scaleDistribution", Json.object("type", "log", "log", 10), "spanNulls", 180_000)
                .field("needed", "custom.lineStyle", dashes(), "color", fixed(Look.BAD));
    }

    private static Panel states() {
        return Panel.timeline("Verdicts", "What was said of each promise at just this cell.", 16, 4)
                .ask(Query.series(
                        "SELECT last(\"state_code\") AS \"state\" FROM \"promise\"" + CELL + PROMISE
                                + " GROUP BY time($__interval), \"promise\" fill(none)",
                        "$tag_promise"))
                .unit("none")
                .noValue("nothing is promised here")
                .mappings(Look.states())
                .thresholds(Look.unknown());
    }

    /** Names of lines begin with the signal, by which their unit is known. */
    private static Panel signal() {
        return Panel.lines(
                        "$signal here and what was promised",
                        "Each window's value; dotted, its 95 % interval; dashed, what was promised then. A gap is a window"
                                + " without a single answer.",
                        16,
                        9)
                .ask(Query.series(
                        "SELECT last(\"${signal}_value\") AS \"value\", last(\"${signal}_low\") AS \"low\","
                                + " last(\"${signal}_high\") AS \"high\", last(\"${signal}_promised\") AS \"promised\""
                                + " FROM \"experience\"" + CELL + WINDOW
                                + " GROUP BY time($window) fill(null)",
                        "$signal $col"))
                .unit("none")
                .noValue("no answers; this cell may not be summed up, see its parts below")
                .fields("/ (low|high)$/", "custom.lineWidth", 1, "custom.lineStyle", dots())
                .fields(
                        "/ promised$/",
                        "custom.lineStyle",
                        dashes(),
                        "color",
                        fixed(Look.BAD),
                        "custom.spanNulls",
                        true)
                .fields(Units.SHARES, "unit", "percentunit", "decimals", 0)
                .fields(Units.SECONDS, "unit", "s");
    }

    private static Panel answers() {
        return Panel.bars("Answers", "How many answers each window has: few make a wide interval.", 8, 9)
                .ask(Query.series(
                        "SELECT last(\"${signal}_n\") AS \"n\" FROM \"experience\"" + CELL + WINDOW
                                + " GROUP BY time($window) fill(null)",
                        "answers"))
                .unit("short")
                .noValue("no answers");
    }

    private static Panel by(String dimension, String others) {
        return Panel.lines(
                        "$signal by " + dimension, "The same via each " + dimension + ": which of them is worse?", 8, 8)
                .ask(Query.series(
                        "SELECT last(\"${signal}_value\") AS \"value\" FROM \"experience\" WHERE $timeFilter AND "
                                + others + WINDOW + " GROUP BY time($window), \"" + dimension + "\" fill(null)",
                        "$signal $tag_" + dimension))
                .unit("none")
                .noValue("no answers")
                .fields(Units.SHARES, "unit", "percentunit", "decimals", 0)
                .fields(Units.SECONDS, "unit", "s");
    }

    private static ObjectNode dots() {
        return Json.object("fill", "dot", "dash", Json.list(0, 6));
    }

    private static ObjectNode dashes() {
        return Json.object("fill", "dash", "dash", Json.list(10, 10));
    }

    private static ObjectNode fixed(String color) {
        return Json.object("mode", "fixed", "fixedColor", color);
    }
}
