package xm.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.dashboards.MetricNames;

/** What rules and boards ask of Prometheus is what a running pipeline tells, name for name. */
class PipelineMetricsIT {
    private static final Pattern NAME = Pattern.compile("\\b(?:flink|xm)_[a-zA-Z_]+[a-zA-Z]\\b(?!\\()");

    private static final Path BOARD = Path.of("dashboards/grafana/xm-pipeline.json");

    @TempDir
    static Path directory;

    private static LivePipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = new LivePipeline(directory);
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void everyNameThatARuleUsesIsTold() throws IOException {
        Set<String> names = names(Path.of("dashboards/prometheus/experience-monitor.rules.yml"));

        assertThat(names).hasSizeGreaterThan(20);
        pipeline.await(names);
    }

    @Test
    void everyNameThatTheTableHasIsTold() throws IOException {
        Set<String> names = new TreeSet<>(MetricNames.inTheTable());

        assertThat(names).hasSizeGreaterThan(50);
        pipeline.await(names);
    }

    @Test
    void theCanaryIsHeardAndAnsweredAndTimed() {
        pipeline.awaitText(
                "xm_dispatch_canary_total{outcome=\"heard\"} [1-9]",
                "xm_dispatch_canary_seconds_count [1-9]",
                "xm_dispatch_canary_answers_total{outcome=\"told\"} [1-9]",
                "xm_dispatch_canary_answer_seconds_count [1-9]",
                "signal_delay_millis{.*operator_name=\"signal_sink:_Writer\",.*quantile=\"0.99\"",
                "xm_dispatch_alerts_open{severity=\"page\"} ");
    }

    @Test
    void everyNameThatABoardUsesIsTold() throws IOException {
        Set<String> names = names(BOARD);

        assertThat(names).hasSizeGreaterThan(15);
        pipeline.await(names);
    }

    /** A name may be right and the question still find nothing: labels that do not match, a sum over nothing. */
    @Test
    void everyQuestionOfABoardFindsSomethingInARealPrometheus() throws Exception {
        PrometheusServer.assumeInstalled();
        JsonNode board = new ObjectMapper().readTree(BOARD.toFile());
        pipeline.await(names(BOARD));
        try (PrometheusServer prometheus = new PrometheusServer(
                directory.resolve("prometheus"), List.of(pipeline.jobs(), pipeline.dispatcher()))) {
            for (JsonNode question : board.findValues("expr")) {
                String asked = question.asText().replace("$job", "experience_signals|promise_watch");
                await().atMost(60, SECONDS)
                        .untilAsserted(() ->
                                assertThat(prometheus.ask(asked)).as(asked).isNotEmpty());
            }
        }
    }

    /** The rules choose by these, so they have to be called so too. */
    @Test
    void jobsAndSourcesAreCalledAsTheRulesCallThem() {
        pipeline.awaitText(
                "flink_jobmanager_job_runningTime{.*job_name=\"experience_signals\"",
                "flink_jobmanager_job_runningTime{.*job_name=\"promise_watch\"",
                "watermarkLag{.*operator_name=\"Source:_touchpoint_source\"",
                "watermarkLag{.*operator_name=\"Source:_signal_source\"",
                "pendingRecords{.*operator_name=\"Source:_signal_source\"",
                "backPressuredTimeMsPerSecond{.*task_name=");
    }

    private static Set<String> names(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        NAME.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group()));
        return names;
    }
}
