package xm.dashboards;

import java.util.List;

/** Alerts: what fires, what fired, how long it took, and whose it was. */
final class AlertsBoard {
    static final String UID = "xm-alerts";

    private static final String PROMISE = " AND \"promise\" =~ /^${promise:regex}$/";
    private static final String IN_TIME = " WHERE $timeFilter" + PROMISE;

    private AlertsBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Experience: alerts",
                "What fires now and what fired in the time shown. Each alert is told once, when it begins and when it ends.",
                "now-7d",
                List.of(
                        Variable.influx(),
                        Variable.many("promise", "Promise", "SHOW TAG VALUES FROM \"alert\" WITH KEY = \"promise\"")),
                List.of(
                        number("Fire now", "At the end of the time shown, whenever they began.")
                                .ask(Query.table(AlertQuery.firingCount(PROMISE)))
                                .noValue(AlertQuery.NONE)
                                .thresholds(Look.anyIs(Look.BAD)),
                        number("Customers affected", "About how many, by what fires.")
                                .ask(Query.table(AlertQuery.customersAffected(PROMISE)))
                                .noValue(AlertQuery.NONE)
                                .thresholds(Look.anyIs(Look.NEAR)),
                        number("Value at risk", "What they are worth a year, in the money of the promise book.")
                                .ask(Query.table(AlertQuery.valueAtRisk(PROMISE)))
                                .noValue(AlertQuery.NONE)
                                .decimals(0)
                                .thresholds(Look.anyIs(Look.NEAR)),
                        number("Began", "Alerts that were detected in the time shown.")
                                .ask(Query.table("SELECT sum(\"firing\") AS \"began\" FROM \"alert\"" + IN_TIME))
                                .noValue("no alert in this time")
                                .plain(),
                        number("Ended", "Alerts that were over in the time shown.")
                                .ask(Query.table("SELECT count(\"minutes\") AS \"ended\" FROM \"alert\"" + IN_TIME))
                                .noValue("none ended")
                                .plain(),
                        number("Half were over within", "Of those that ended: from detected to over.")
                                .ask(Query.table("SELECT median(\"minutes\") AS \"minutes\" FROM \"alert\"" + IN_TIME))
                                .unit("m")
                                .noValue("none ended")
                                .plain(),
                        AlertQuery.table(
                                "Fire now", "Whenever they began; those that hit most customers first.", 8, PROMISE),
                        Panel.bars("Alerts that began, by promise", "How many were detected.", 12, 8)
                                .ask(Query.series(
                                        "SELECT count(\"revision\") AS \"began\" FROM \"alert\"" + IN_TIME
                                                + " AND \"firing\" = 1 GROUP BY time($__interval), \"promise\" fill(none)",
                                        "$tag_promise"))
                                .unit("short")
                                .noValue("none began"),
                        Panel.bars(
                                        "Minutes for which broken promises fired",
                                        "Of alerts that ended, at the time they ended: from detected to over, with the time for which"
                                                + " all had to be well. For how long promises were broken is in xm report.",
                                        12,
                                        8)
                                .ask(Query.series(
                                        "SELECT sum(\"minutes\") AS \"minutes\" FROM \"alert\"" + IN_TIME
                                                + " AND \"kind\" = 'promise-broken'"
                                                + " GROUP BY time($__interval), \"promise\" fill(none)",
                                        "$tag_promise"))
                                .unit("m")
                                .noValue("none ended"),
                        ended()));
    }

    private static Panel number(String title, String description) {
        return Panel.stat(title, description, 4, 4).unit("short");
    }

    private static Panel ended() {
        return Panel.table("Ended in the time shown", "When they were over, and for how long they fired.", 24, 10)
                .ask(Query.table("SELECT \"severity\", \"summary\", \"cell\", \"minutes\", \"customersAffected\","
                        + " \"valueAtRisk\", \"owner\", \"segment\", \"touchpoint\", \"channel\", \"promise\""
                        + " FROM \"alert\"" + IN_TIME + " AND \"firing\" = 0 ORDER BY time DESC LIMIT 200"))
                .transform(
                        "organize",
                        Json.object(
                                "excludeByName",
                                Json.object(),
                                "renameByName",
                                Json.object(
                                        "Time", "over",
                                        "time", "over",
                                        "customersAffected", "customers",
                                        "valueAtRisk", "value at risk")))
                .link(CellLink.TITLE, CellLink.ofRow())
                .noValue("none ended")
                .unit("short")
                .field("over", "unit", "dateTimeAsIso")
                .field("minutes", "unit", "m")
                .field("severity", "mappings", AlertQuery.severities(), "custom.width", 100)
                .field("summary", "custom.width", 460);
    }
}
