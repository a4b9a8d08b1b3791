package xm.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedBroker;

class PartitionEndsIT {
    @TempDir
    Path directory;

    @Test
    void leavesOutPartitionsWithoutRecordsWhetherNeverFilledOrEmptied() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(20))) {
            Brokers brokers = Brokers.at(broker.bootstrap());
            TopicSetup.createMissing(admin, List.of(one("filled"), one("emptied"), one("fresh")));
            TestRecords.write(brokers, "filled", List.of("a", "b", "c"));
            TestRecords.write(brokers, "emptied", List.of("a", "b"));
            admin.deleteRecords(Map.of(new TopicPartition("emptied", 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();

            assertThat(PartitionEnds.of(brokers, "filled")).isEqualTo(Map.of(0, 3L));
            assertThat(PartitionEnds.of(brokers, "emptied")).isEmpty();
            assertThat(PartitionEnds.of(brokers, "fresh")).isEmpty();
            assertThatThrownBy(() -> PartitionEnds.of(brokers, "missing"))
                    .hasMessage("Kafka at " + broker.bootstrap() + " does not say where topic missing ends");
        }
    }

    private static NewTopic one(String name) {
        return new NewTopic(name, 1, (short) 1);
    }
}
