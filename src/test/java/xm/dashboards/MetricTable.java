package xm.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import xm.app.board.BoardMetric;
import xm.app.dispatch.DispatchMetric;
import xm.app.metric.OwnMetric;
import xm.event.RejectReason;
import xm.flow.FlowCount;
import xm.flow.FlowMetric;
import xm.io.influx.InfluxMetric;
import xm.io.kafka.KafkaMetric;

/** Every metric of the product and those of Flink that matter beside them, as Prometheus finds them: docs/metrics.md. */
final class MetricTable {
    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
    private static final String JOB = "flink_jobmanager_job_";

    /** @param name as Prometheus finds it; of a histogram that of the whole */
    record Line(String name, String kind, String labels, String meaning) {
        /** The name of a series that is there if the metric is: Prometheus' own histograms have none under theirs. */
        String series() {
            return kind.equals("histogram") && name.startsWith("xm_") ? name + "_count" : name;
        }

        private String row() {
            return "| `" + name + "` | " + kind + " | " + labels + " | " + meaning + " |\n";
        }
    }

    private MetricTable() {}

    static List<Line> ofTheJobs() {
        List<Line> lines = new ArrayList<>();
        for (FlowMetric metric : FlowMetric.values()) {
            lines.add(new Line(OPERATOR + "xm_" + told(metric.key()), metric.kind(), "", metric.meaning()));
        }
        for (RejectReason reason : RejectReason.values()) {
            lines.add(count(FlowCount.REJECTED + reason.wireName(), "records refused as " + reason.wireName()));
        }
        for (RejectReason reason : RejectReason.values()) {
            lines.add(count(
                    FlowCount.REJECTED_SEGMENTS + reason.wireName(),
                    "segment assignments refused as " + reason.wireName()));
        }
        for (KafkaMetric metric : KafkaMetric.values()) {
            String scope = metric.kind().equals("histogram") ? "user_xm_" : "deserializer_xm_";
            lines.add(new Line(OPERATOR + scope + told(metric.key()), metric.kind(), "", metric.meaning()));
        }
        for (InfluxMetric metric : InfluxMetric.values()) {
            lines.add(new Line(OPERATOR + "xm_influx_" + told(metric.key()), metric.kind(), "", metric.meaning()));
        }
        return lines;
    }

    static List<Line> ofFlink() {
        return List.of(
                of(JOB, "runningTime", "gauge", "milliseconds since the job runs; 0 while it does not"),
                of(JOB, "numRestarts", "gauge", "restarts since it was submitted"),
                of(
                        JOB,
                        "lastCheckpointCompletedTimestamp",
                        "gauge",
                        "when its state was saved last; -1 before the first"),
                of(JOB, "lastCheckpointDuration", "gauge", "milliseconds that took"),
                of(
                        JOB,
                        "lastCheckpointFullSize",
                        "gauge",
                        "state size: bytes of the whole last checkpoint, with what earlier ones wrote of it"),
                of(JOB, "lastCheckpointSize", "gauge", "bytes of it that were written; less where it is incremental"),
                of(JOB, "numberOfFailedCheckpoints", "gauge", "checkpoints that failed"),
                of(
                        OPERATOR,
                        "watermarkLag",
                        "gauge",
                        "of sources: milliseconds that event time is behind the clock; it grows where nobody says anything,"
                                + " too"),
                of(OPERATOR, "currentEmitEventTimeLag", "gauge", "of sources: age of the last event as it went on"),
                of(OPERATOR, "pendingRecords", "gauge", "of sources: records that wait in Kafka"),
                of(OPERATOR, "numRecordsIn", "counter", "records that an operator took"),
                of(
                        OPERATOR,
                        "numRecordsSendErrors",
                        "counter",
                        "sink errors: records that a sink could not write, by operator_name"),
                of("flink_taskmanager_job_task_", "busyTimeMsPerSecond", "gauge", "how busy a task is"),
                of(
                        "flink_taskmanager_job_task_",
                        "backPressuredTimeMsPerSecond",
                        "gauge",
                        "how long a task waits for the step after it"));
    }

    static List<Line> ofTheDispatcher() {
        return Stream.of(DispatchMetric.values())
                .map(metric -> line(metric.told()))
                .toList();
    }

    static List<Line> ofTheBoard() {
        return Stream.of(BoardMetric.values())
                .map(metric -> line(metric.told()))
                .toList();
    }

    private static Line line(OwnMetric metric) {
        return new Line(metric.toldAs(), metric.kind(), metric.labels(), metric.meaning());
    }

    private static Line count(String key, String meaning) {
        return new Line(OPERATOR + "xm_" + told(key), "counter", "", meaning);
    }

    private static Line of(String scope, String name, String kind, String meaning) {
        return new Line(scope + name, kind, "", meaning);
    }

    private static String told(String key) {
        return key.replaceAll("[^a-zA-Z0-9]", "_").toLowerCase(Locale.ROOT);
    }

    static String document() {
        return """
                # Metrics

                This file is written by `MetricTableTest` from the descriptions that the code registers its metrics by; a running
                pipeline is asked for each of them (`PipelineMetricsIT`). [dashboards.md](dashboards.md) says how Prometheus gets
                them, [operations.md](operations.md) what the alarms on them mean.

                Flink tells counters without `_total`, from 0 again after each restart: use `increase()`. Its labels `tm_id`,
                `task_attempt_id` and `operator_id` change with each restart: sum by `job_name` and `operator_name`, in which jobs
                are called `experience_signals` and `promise_watch`. Its histograms have a label `quantile`; ours are of the last
                thousand values of each subtask.

                ## From an event to an alert

                | the way | metric |
                |---|---|
                | an event waits for the end of its finest window | at most the length of that window, `windows` |
                | from there to its signal | `signal_delay_millis`: `out-of-orderness`, and what the job needs |
                | the whole of it, of one event | `xm_dispatch_canary_seconds` |
                | the same on to the desk and to the topic of alerts | `xm_dispatch_canary_answer_seconds` |
                | from complete evidence to the alert in Kafka | `xm_dispatch_alert_delay_seconds`: `alerts.gather`, `idle-after` of promise-watch where a partition falls silent, and what the job needs |
                | from there to a channel | `xm_dispatch_oldest_unsent_seconds` while it takes nothing; `xm drill` tells it |

                ## The jobs

                %s
                **State size** is told in two ways. In bytes by Flink, once a checkpoint, at the JobManager:
                `lastCheckpointFullSize` is the whole of the job, `lastCheckpointSize` what that checkpoint wrote of it (on the heap
                the same; in RocksDB with incremental checkpoints what has changed). By operator and subtask its page has it under
                Checkpoints. In numbers by ours: `customers`, `windows` and `watches`, always, on heap and in RocksDB, right after a
                restore and a rescaling. After a restore each subtask begins with an equal share, so only their sum is exact. Where
                a job goes on from state of release 0.1 they are not a number (NaN), until it begins anew without state. What leaves
                state when: [operations.md](operations.md#sizing).

                ## Flink's own that matter

                %s
                ## The dispatcher

                At `http://127.0.0.1:9465/metrics`. A histogram `x` is told as `x_bucket`, `x_count` and `x_sum`.

                %s
                ## The board

                At `http://127.0.0.1:9466/metrics` of `xm board` (`metrics.host`, `metrics.port`), on a port of its own: they hold
                nothing of cells or customers, and ask for no token. How fresh each topic is the page Health tells people.

                %s""".formatted(table(ofTheJobs()), table(ofFlink()), table(ofTheDispatcher()), table(ofTheBoard()));
    }

    private static String table(List<Line> lines) {
        StringBuilder table = new StringBuilder("| metric | kind | labels | means |\n|---|---|---|---|\n");
        lines.forEach(line -> table.append(line.row()));
        return table.toString();
    }
}
