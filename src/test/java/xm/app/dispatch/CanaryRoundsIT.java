package xm.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.canary.CanaryListener;
import xm.app.canary.CanaryRounds;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** A canary that nobody answers: no job, no topic, no broker. That it is heard is for PipelineMetricsIT to see. */
class CanaryRoundsIT {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    @TempDir
    static Path directory;

    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;

    @BeforeEach
    void startKafka() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        try (var admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(
                    admin, new TopicPlan(2, (short) 1, Duration.ofDays(1)).layout(new Topics("there-")));
        }
    }

    @AfterEach
    void stopKafka() {
        broker.close();
    }

    @Test
    void isLostWhereNoJobTellsOfItAndSungAgain() {
        try (CanaryRounds rounds = rounds("there-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(30)).until(() -> outcomes.size() >= 2);
        }
        assertThat(outcomes).containsOnly("lost");
    }

    @Test
    void failsWhereThereIsNoTopicAndGoesOnTrying() {
        try (CanaryRounds rounds = rounds("missing-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(60)).until(() -> outcomes.size() >= 2);
        }
        assertThat(outcomes).containsOnly("failed");
    }

    private CanaryRounds rounds(String prefix) {
        return new CanaryRounds(
                Brokers.at(broker.bootstrap()),
                new Topics(prefix),
                Duration.ofSeconds(2),
                Clock.systemUTC(),
                new CanaryListener() {
                    @Override
                    public void heard(Duration way) {
                        outcomes.add("heard");
                    }

                    @Override
                    public void lost() {
                        outcomes.add("lost");
                    }

                    @Override
                    public void failed() {
                        outcomes.add("failed");
                    }
                });
    }
}
