package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules and boards ask of Prometheus is what a running pipeline tells, name for name. */
class PipelineMetricsIT {
    private static final Pattern NAME = Pattern.compile("\\b(?:flink|xm)_[a-zA-Z_]+[a-zA-Z]\\b(?!\\()");

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
    void everyNameThatABoardUsesIsTold() throws IOException {
        Set<String> names = names(Path.of("dashboards/grafana/xm-pipeline.json"));

        assertThat(names).hasSizeGreaterThan(15);
        pipeline.await(names);
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
