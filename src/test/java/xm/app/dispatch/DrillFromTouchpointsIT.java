package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.ExperienceSignals;
import xm.app.config.JobConfig;
import xm.app.drill.DrillRun;
import xm.codec.HeartbeatWriter;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;

/** A drill that begins with an event, through the job experience-signals, where nobody else says anything. */
class DrillFromTouchpointsIT extends DispatchScene {
    private final List<String> lines = new ArrayList<>();

    @Test
    void theEventIsCountedThoughNothingElseMovesTheTimeOn(@TempDir Path home) throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(home, LoopbackPort.anyFree(), 1)) {
            StreamExecutionEnvironment env = flink.environment(ExperienceSignals.NAME);
            ExperienceSignals.attach(
                    env,
                    JobConfig.read(
                            Optional.empty(),
                            Map.of(),
                            List.of(
                                    "--kafka.bootstrap=" + settings().brokers().bootstrap(),
                                    "--kafka.topic-prefix=" + topics.prefix(),
                                    "--parallelism=1",
                                    "--checkpoint-interval=PT1S")));
            JobClient job = env.executeAsync(ExperienceSignals.NAME);

            assertThat(drill(Duration.ofSeconds(80)))
                    .as(String.join("\n", lines))
                    .isTrue();

            job.cancel().get();
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("Kafka took the event, topic " + topics.touchpoints()))
                .anyMatch(line -> line.contains("job experience-signals told of it, in a window that ended"));
    }

    @Test
    void namesTheJobThatDidNotTellOfTheEvent() throws Exception {
        assertThat(drill(Duration.ofSeconds(10))).isFalse();

        assertThat(lines)
                .filteredOn(line -> line.contains("missing  "))
                .singleElement()
                .asString()
                .contains("The job experience-signals did not tell of the event within");
    }

    private boolean drill(Duration within) throws Exception {
        producer.send(new ProducerRecord<>(
                        topics.jobHeartbeats(),
                        "promise-watch".getBytes(UTF_8),
                        HeartbeatWriter.write("promise-watch", System.currentTimeMillis())))
                .get();
        start();
        try (DrillRun drill = new DrillRun(settings(), within, false, Clock.systemUTC(), lines::add)) {
            return drill.run();
        }
    }
}
