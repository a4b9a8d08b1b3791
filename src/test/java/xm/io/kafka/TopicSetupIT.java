package xm.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedBroker;

class TopicSetupIT {
    private static final Topics TOPICS = new Topics("acme.");
    private static final TopicPlan PLAN = new TopicPlan(3, TopicPlan.BROKER_DEFAULT, Duration.ofDays(2));

    @TempDir
    Path directory;

    @Test
    void createsWhatIsMissingAndLeavesTheRestAlone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(20))) {
            admin.createTopics(List.of(new NewTopic("acme.touchpoints", 7, (short) 1)))
                    .all()
                    .get();

            Map<String, Boolean> first = TopicSetup.createMissing(admin, PLAN.layout(TOPICS));
            assertThat(first.keySet()).containsExactlyElementsOf(TOPICS.all());
            assertThat(first).containsEntry("acme.touchpoints", false);
            assertThat(first.values()).containsOnlyOnce(false);
            assertThat(TopicSetup.createMissing(admin, new TopicPlan(5, (short) 1, Duration.ofDays(9)).layout(TOPICS)))
                    .hasSize(11)
                    .values()
                    .containsOnly(false);

            // a broker hears of new topics a moment after they are made
            Map<String, TopicDescription> topics = await().ignoreExceptions()
                    .until(
                            () -> admin.describeTopics(TOPICS.all())
                                    .allTopicNames()
                                    .get(),
                            all -> all.size() == 11);
            assertThat(topics.get("acme.touchpoints").partitions()).hasSize(7);
            assertThat(topics.get("acme.promise-book").partitions()).hasSize(1);
            assertThat(topics.get("acme.experience-signals").partitions()).hasSize(3);
            assertThat(setting(admin, "acme.experience-signals", "retention.ms"))
                    .isEqualTo(String.valueOf(Duration.ofDays(2).toMillis()));
            assertThat(setting(admin, "acme.promise-book", "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, "acme.promise-book", "cleanup.policy")).isEqualTo("delete");
            assertThat(setting(admin, "acme.customer-segments", "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            for (String compacted :
                    List.of("customer-segments", "promise-verdicts", "experience-alerts", "alert-ledger")) {
                assertThat(setting(admin, "acme." + compacted, "cleanup.policy"))
                        .isEqualTo("compact");
            }
            for (String remembered : List.of("promise-verdicts", "experience-alerts", "job-heartbeats")) {
                assertThat(setting(admin, "acme." + remembered, "min.compaction.lag.ms"))
                        .isEqualTo(String.valueOf(Duration.ofDays(2).toMillis()));
            }
        }
    }

    @Test
    void doesNotWaitForPartitionsOfATopicThatSomebodyElseCreatedMeanwhile() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(20))) {
            // it is not listed, as little as one that is made after the listing
            NewTopic unlisted = new NewTopic("__consumer_offsets", 1, (short) 1);
            admin.createTopics(List.of(unlisted)).all().get();
            NewTopic larger = new NewTopic(unlisted.name(), 3, (short) 1);

            assertThat(TopicSetup.createMissing(admin, List.of(larger))).containsEntry(unlisted.name(), false);
        }
    }

    private static String setting(Admin admin, String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(key).value();
    }
}
