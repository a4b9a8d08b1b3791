package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class PipelineTest {
    @Test
    void eventTimeAndBuffersDoNotWaitAsLongAsFlinkWouldLetThem() {
        StreamExecutionEnvironment env = prepared(new Configuration());

        assertThat(env.getConfig().getAutoWatermarkInterval()).isEqualTo(50);
        assertThat(env.getBufferTimeout()).isEqualTo(20);
    }

    @Test
    void whatTheClusterSaysOfThemIsKept() {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofSeconds(1));
        cluster.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(500));

        StreamExecutionEnvironment env = prepared(cluster);

        assertThat(env.getConfig().getAutoWatermarkInterval()).isEqualTo(1_000);
        assertThat(env.getBufferTimeout()).isEqualTo(500);
    }

    @Test
    void aClusterThatLetsBuffersWaitUntilTheyAreFullIsObeyed() {
        Configuration cluster = new Configuration();
        cluster.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, false);

        assertThat(prepared(cluster).getBufferTimeout()).isEqualTo(ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT);
    }

    private static StreamExecutionEnvironment prepared(Configuration cluster) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(cluster);
        Pipeline.prepare(env, OptionalInt.empty(), Duration.ofSeconds(10));
        return env;
    }
}
