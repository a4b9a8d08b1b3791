package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.config.PromiseJobConfig;
import xm.codec.Mistakes;

class PromiseWatchJobTest {
    @Test
    void readsTheFileAndTheOverridesInAnyOrder(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("job.yaml"), "parallelism: 2\nclock: PT5S\n");
        PromiseJobConfig config = PromiseWatchJob.read("--parallelism=4", "--config", file.toString());
        assertThat(config.parallelism()).hasValue(4);
        assertThat(config.clock()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aTypoEndsTheSubmissionAndNotTheProcessOfTheCluster() {
        assertThatThrownBy(() -> PromiseWatchJob.main(new String[] {"--alert.hold=PT1M", "--clock=often"}))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("did you mean alerts.hold?")
                .hasMessageContaining("clock is 'often'");
    }

    @Test
    void everyOperatorHasAUidAndNothingFallsBackToKryo() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        PromiseWatching.attach(env, PromiseWatchJob.read("--influx.url=http://127.0.0.1:8086", "--parallelism=3"));

        assertThat(env.getStreamGraph().getStreamNodes())
                .allMatch(node -> node.getTransformationUID() != null)
                .extracting(node -> node.getTransformationUID())
                .contains(
                        "promise-watch",
                        "alert-desk",
                        "clock-source",
                        "verdict-sink",
                        "alert-store-sink",
                        "heartbeat-sink");
    }
}
