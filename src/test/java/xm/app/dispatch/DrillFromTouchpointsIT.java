package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.alert.Echo;
import xm.app.ExperienceSignals;
import xm.app.PromiseWatching;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.app.drill.DrillRun;
import xm.codec.HeartbeatWriter;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;

/** A drill that begins with an event, through both jobs, where nobody else says anything. */
class DrillFromTouchpointsIT extends DispatchScene {
    private static final String BOOK = """
            version: 1
            promises:
              satisfied: {signal: csat, by: [segment], atLeast: 0.85, falseAlarmEvery: P30D, severity: page}
            """;

    private final List<String> lines = new ArrayList<>();

    @Test
    void theEventIsCountedAndAnsweredThoughNothingElseMovesTheTimeOn(@TempDir Path home) throws Exception {
        new PromiseBookTopic(settings().brokers(), topics.promiseBook()).write(PromiseBookFile.parse("book", BOOK));
        List<String> overrides = List.of(
                "--kafka.bootstrap=" + settings().brokers().bootstrap(),
                "--kafka.topic-prefix=" + topics.prefix(),
                "--parallelism=1",
                "--checkpoint-interval=PT1S");
        try (EmbeddedFlink flink = EmbeddedFlink.start(home, LoopbackPort.anyFree(), 2)) {
            StreamExecutionEnvironment signals = flink.environment(ExperienceSignals.NAME);
            ExperienceSignals.attach(signals, JobConfig.read(Optional.empty(), Map.of(), overrides));
            StreamExecutionEnvironment promises = flink.environment(PromiseWatching.NAME);
            PromiseWatching.attach(promises, PromiseJobConfig.read(Optional.empty(), Map.of(), overrides));
            List<JobClient> jobs =
                    List.of(signals.executeAsync(ExperienceSignals.NAME), promises.executeAsync(PromiseWatching.NAME));

            assertThat(drill(Duration.ofSeconds(120)))
                    .as(String.join("\n", lines))
                    .isTrue();

            for (JobClient job : jobs) {
                job.cancel().get();
            }
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("Kafka took the event, topic " + topics.touchpoints()))
                .anyMatch(line -> line.contains("job experience-signals told of it, in a window that ended"))
                .anyMatch(line -> line.contains("job promise-watch answered it, topic " + topics.experienceAlerts()));
        assertThat(TestRecords.readAll(settings().brokers(), topics.experienceAlerts()))
                .filteredOn(record -> Arrays.equals(record.key(), Echo.KEY.getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(metric("xm_dispatch_alerts_read_total{outcome=\"new\"}"))
                .as("the drill and its end, no answer")
                .isEqualTo(2);
    }

    @Test
    void namesTheJobThatDidNotTellOfTheEvent() throws Exception {
        assertThat(drill(Duration.ofSeconds(10))).isFalse();

        assertThat(lines)
                .filteredOn(line -> line.contains("missing  "))
                .satisfiesExactly(
                        signals -> assertThat(signals)
                                .contains("The job experience-signals did not tell of the event within"),
                        answer -> assertThat(answer)
                                .contains("The job promise-watch did not answer the event", "the hop before it"));
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
