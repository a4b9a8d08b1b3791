package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.app.canary.CanaryListener;
import xm.app.canary.CanaryRounds;
import xm.codec.AlertWriter;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** A canary that jobs hear or do not, played by hand; that the jobs themselves hear and answer it is for PipelineMetricsIT to see. */
class CanaryRoundsIT {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final long HOUR_MILLIS = 3_600_000;

    @TempDir
    static Path directory;

    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;
    private boolean isDeskKnown = true;

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
    void isUnansweredWhereOnlyTheSignalIsTold() {
        try (CanaryRounds rounds = rounds("there-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                tell();
                return outcomes.contains("unanswered");
            });
        }
        assertThat(outcomes).contains("heard", "awaited").doesNotContain("answered", "failed");
    }

    @Test
    void isAnsweredWhereTheDeskTellsOfIt() {
        try (CanaryRounds rounds = rounds("there-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                answer();
                tell();
                return outcomes.contains("answered");
            });
        }
        assertThat(outcomes).containsSubsequence("heard", "awaited", "answered").doesNotContain("failed");
    }

    @Test
    void noAnswerIsAwaitedWhereNoDeskIsKnown() {
        isDeskKnown = false;
        try (CanaryRounds rounds = rounds("there-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                tell();
                return outcomes.stream().filter("heard"::equals).count() >= 2;
            });
        }
        assertThat(outcomes).doesNotContain("awaited", "answered", "unanswered", "failed");
    }

    @Test
    void failsWhereThereIsNoTopicAndGoesOnTrying() {
        try (CanaryRounds rounds = rounds("missing-")) {
            rounds.start(OFTEN);

            await().atMost(Duration.ofSeconds(60)).until(() -> outcomes.size() >= 2);
        }
        assertThat(outcomes).containsOnly("failed");
    }

    /** The signals of a window around now, with the canary in it. */
    private void tell() {
        Instant now = Instant.now();
        write(new Topics("there-").experienceSignals(), Echo.CELL.key(), """
                {"cell":{"segment":"probe","touchpoint":"drill","channel":"web"},"window":"PT2H","start":"%s",\
                "end":"%s","revision":0,"events":1,"signals":{}}""".formatted(
                        now.minus(1, ChronoUnit.HOURS), now.plus(1, ChronoUnit.HOURS))
                .getBytes(UTF_8));
    }

    /** The desk's answer to the same. */
    private void answer() {
        long now = System.currentTimeMillis();
        Alert answer = new Echo(now - HOUR_MILLIS, now + HOUR_MILLIS, 0).answer();
        write(new Topics("there-").experienceAlerts(), answer.key(), AlertWriter.write(answer, null, null));
    }

    private void write(String topic, String key, byte[] value) {
        try (RecordWriter records = new RecordWriter(Brokers.at(broker.bootstrap()), Duration.ofSeconds(10))) {
            records.write(topic, key, value);
        }
    }

    private CanaryRounds rounds(String prefix) {
        return new CanaryRounds(
                Brokers.at(broker.bootstrap()),
                new Topics(prefix),
                WITHIN,
                () -> isDeskKnown,
                Clock.systemUTC(),
                new CanaryListener() {
                    @Override
                    public void heard(Duration way) {
                        outcomes.add("heard");
                    }

                    @Override
                    public void awaited() {
                        outcomes.add("awaited");
                    }

                    @Override
                    public void answered(Duration way) {
                        outcomes.add("answered");
                    }

                    @Override
                    public void unanswered() {
                        outcomes.add("unanswered");
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
