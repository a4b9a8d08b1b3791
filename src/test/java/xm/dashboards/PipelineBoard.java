package xm.dashboards;

import java.util.List;

/**
 * The pipeline's own health: is what the other boards show fresh and whole? First what the store itself tells, then what
 * Prometheus has of the jobs and the dispatcher.
 */
final class PipelineBoard {
    static final String UID = "xm-pipeline";

    private static final String JOB = "job_name=~\"$job\"";
    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
    private static final String EVERYBODY =
            " WHERE $timeFilter AND \"segment\" = '*' AND \"touchpoint\" = '*' AND \"channel\" = '*'";

    private PipelineBoard() {}

    static Board board() {
        return new Board(
                UID,
                "Experience: the pipeline itself",
                "Whether the numbers are fresh and whole. Above, what the store tells; below, what Prometheus has.",
                "now-3h",
                List.of(
                        Variable.influx(),
                        Variable.prometheus(),
                        Variable.of(
                                "job",
                                "Job",
                                List.of(
                                        List.of("both", "experience_signals|promise_watch"),
                                        List.of("experience-signals", "experience_signals"),
                                        List.of("promise-watch", "promise_watch")))),
                List.of(
                        Panel.row("What the store tells"),
                        age("Newest window", "experience", "events"),
                        age("Newest verdict", "promise", "state_code"),
                        cells(),
                        blind(),
                        events(),
                        corrected(),
                        verdicts(),
                        Panel.row("Jobs"),
                        line("Running since", "How long each job has been running; 0 when it is not.")
                                .ask(metric(
                                        "max by (job_name) (flink_jobmanager_job_runningTime{" + JOB + "})",
                                        "job_name"))
                                .unit("ms"),
                        line("Restarts", "Each is a failure that was survived; a row of them is not.")
                                .ask(metric(
                                        "max by (job_name) (flink_jobmanager_job_numRestarts{" + JOB + "})",
                                        "job_name"))
                                .unit("short"),
                        line("Time since the last checkpoint", "After a failure so much is read again.")
                                .ask(metric(
                                        "time() - max by (job_name) (flink_jobmanager_job_lastCheckpointCompletedTimestamp{"
                                                // -1 until there is one
                                                + JOB + "} > 0) / 1000",
                                        "job_name"))
                                .unit("s"),
                        line("Duration of checkpoints", "Of the last one; rising means that something is stuck.")
                                .ask(metric(
                                        "max by (job_name) (flink_jobmanager_job_lastCheckpointDuration{" + JOB + "})",
                                        "job_name"))
                                .unit("ms"),
                        line("Size of the state", "Of the last checkpoint.")
                                .ask(metric(
                                        "max by (job_name) (flink_jobmanager_job_lastCheckpointFullSize{" + JOB + "})",
                                        "job_name"))
                                .unit("bytes"),
                        line("What the state holds", "What grows when the state does; each has its end.")
                                .ask(
                                        metric("sum(" + OPERATOR + "xm_customers)", "customers"),
                                        metric("sum by (operator_name) (" + OPERATOR + "xm_windows)", "operator_name"),
                                        metric("sum(" + OPERATOR + "xm_watches)", "promises watched"))
                                .unit("short"),
                        line("Back-pressure", "How much of each second a task waits for the one after it.")
                                .ask(metric(
                                        "max by (task_name) (flink_taskmanager_job_task_backPressuredTimeMsPerSecond{"
                                                + JOB + "}) / 1000",
                                        "task_name"))
                                .unit("percentunit"),
                        Panel.row("In"),
                        line("Records not yet read", "How many wait in Kafka; rising means that a job is too slow.")
                                .ask(metric(
                                        "sum by (job_name, operator_name) (" + OPERATOR + "pendingRecords{" + JOB
                                                + "})",
                                        "operator_name"))
                                .unit("short"),
                        line("Behind the newest event", "How far event time is behind the clock, at the sources.")
                                .ask(metric(
                                        "max by (job_name, operator_name) (" + OPERATOR + "watermarkLag{" + JOB
                                                // sources without event time say that they are for ever behind
                                                + ", operator_name=~\"Source:_(touchpoint|signal)_source\"})",
                                        "operator_name"))
                                .unit("ms"),
                        line("Events that count", "Accepted in a second.")
                                .ask(metric("sum(rate(" + OPERATOR + "xm_accepted[5m]))", "accepted"))
                                .unit("eps"),
                        line(
                                        "Refused, by reason",
                                        "Since the job started; each is in touchpoints-rejected, with its reason.")
                                .ask(metric("sum by (__name__) ({__name__=~\"" + Rejected.PATTERN + "\"})", "__name__"))
                                .unit("short"),
                        line("Counted already, and late", "Duplicates; and events that changed a window told before.")
                                .ask(
                                        metric("sum(rate(" + OPERATOR + "xm_duplicates[5m]))", "duplicates"),
                                        metric("sum(rate(" + OPERATOR + "xm_late[5m]))", "late"))
                                .unit("eps"),
                        line(
                                        "Own records that could not be read",
                                        "Each is in the log of the job; there should be none.")
                                .ask(
                                        metric("sum(" + OPERATOR + "deserializer_xm_unreadable_signals)", "signals"),
                                        metric(
                                                "sum(" + OPERATOR + "deserializer_xm_unreadable_promise_books)",
                                                "promise books"),
                                        metric(
                                                "sum(" + OPERATOR + "deserializer_xm_unreadable_exceptions)",
                                                "exceptions"))
                                .unit("short"),
                        Panel.row("Out"),
                        line(
                                        "Points waiting for the store",
                                        "While the store is away; at the bound the oldest are lost.")
                                .ask(metric(
                                        "sum by (job_name) (" + OPERATOR + "xm_influx_points_waiting{" + JOB + "})",
                                        "job_name"))
                                .unit("short"),
                        line("Points lost", "Bad ones, and those of an outage beyond all patience.")
                                .ask(metric(
                                        "sum by (job_name) (" + OPERATOR + "xm_influx_points_dropped{" + JOB + "})",
                                        "job_name"))
                                .unit("short"),
                        line("Oldest word not told", "How long the longest waits to be told, by channel.")
                                .ask(metric("max by (channel) (xm_dispatch_oldest_unsent_seconds)", "channel"))
                                .unit("s"),
                        line("Words that failed", "In five minutes, by channel and reason.")
                                .ask(Query.prometheus(
                                        "sum by (channel, reason) (increase(xm_dispatch_failed_total[5m]))",
                                        "{{channel}} {{reason}}"))
                                .unit("short"),
                        line("Words told", "In an hour, by channel and what was told.")
                                .ask(Query.prometheus(
                                        "sum by (channel, decision) (increase(xm_dispatch_sent_total[1h]))",
                                        "{{channel}} {{decision}}"))
                                .unit("short"),
                        line("The job was heard of", "How long ago the dispatcher heard of promise-watch.")
                                .ask(metric("time() - max(xm_dispatch_job_heard_timestamp_seconds)", "heard"))
                                .unit("s")));
    }

    private static Query metric(String promQl, String label) {
        boolean isLabel = label.endsWith("_name") || label.equals("channel") || label.equals("__name__");
        return Query.prometheus(promQl, isLabel ? "{{" + label + "}}" : label);
    }

    private static Panel line(String title, String description) {
        return Panel.lines(title, description, 8, 7).noValue("no metrics");
    }

    private static Panel age(String title, String measurement, String field) {
        return Panel.stat(title, "When the newest point of " + measurement + " is from.", 6, 4)
                .ask(Query.table(
                        "SELECT last(\"" + field + "\") AS \"newest\" FROM \"" + measurement + "\" WHERE $timeFilter"))
                .unit("dateTimeFromNow")
                .noValue("none in this time")
                .plain()
                .options(
                        "reduceOptions",
                        Json.object("calcs", Json.list("lastNotNull"), "fields", "/^[Tt]ime$/", "values", false));
    }

    private static Panel cells() {
        return Panel.stat(
                        "Cells",
                        "How many cells had events; many more than segments times touchpoints times channels"
                                + " means that a name is misspelt somewhere.",
                        6,
                        4)
                .ask(Query.table("SELECT count(\"events\") AS \"cells\" FROM (SELECT last(\"events\") AS \"events\""
                        + " FROM \"experience\" WHERE $timeFilter AND \"window\" = 'PT1M'"
                        + " GROUP BY \"segment\", \"touchpoint\", \"channel\")"))
                .unit("short")
                .noValue("no events in this time")
                .plain();
    }

    private static Panel blind() {
        return Panel.stat("Blind cells", "Their source is silent or late.", 6, 4)
                .ask(Query.table(PromiseQuery.count(" WHERE $timeFilter", StateCode.BLIND)))
                .unit("short")
                .noValue("no verdict in this time")
                .thresholds(Look.anyIs(Look.BLIND));
    }

    private static Panel events() {
        return Panel.lines("Events a minute", "That count, of all cells together. A gap: nothing was told.", 8, 7)
                .ask(Query.series(
                        "SELECT mean(\"events\") AS \"events\" FROM \"experience\"" + EVERYBODY
                                + " AND \"window\" = 'PT1M' GROUP BY time($__interval) fill(null)",
                        "events"))
                .unit("short")
                .noValue("no events");
    }

    private static Panel corrected() {
        return Panel.bars("Windows told again", "Late events, and what turned out otherwise, changed them.", 8, 7)
                .ask(Query.series(
                        "SELECT count(\"revision\") AS \"windows\" FROM \"experience\" WHERE $timeFilter"
                                + " AND \"revision\" > 0 GROUP BY time($__interval), \"window\" fill(none)",
                        "$tag_window"))
                .unit("short")
                .noValue("none");
    }

    private static Panel verdicts() {
        Panel panel = Panel.bars("Verdicts, by state", "How many were said of each.", 8, 7)
                .unit("short")
                .noValue("none");
        List<String> states = List.of("KEPT", "AT_RISK", "BROKEN", "UNPROVEN", "BLIND");
        for (int code = 0; code < states.size(); code++) {
            panel.ask(Query.series(
                    "SELECT count(\"state_code\") AS \"verdicts\" FROM \"promise\" WHERE $timeFilter AND \"state_code\" = "
                            + code + " GROUP BY time($__interval) fill(none)",
                    states.get(code)));
        }
        return panel;
    }
}
