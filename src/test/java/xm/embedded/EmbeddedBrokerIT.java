package xm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;

class EmbeddedBrokerIT {
    @TempDir
    Path directory;

    @Test
    void keepsItsRecordsWhenItStartsAgainOnAnotherPort() throws Exception {
        List<String> written = IntStream.range(0, 100).mapToObj(i -> "v" + i).toList();
        String before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            before = broker.bootstrap();
            try (Admin admin = Brokers.at(before).admin(Duration.ofSeconds(10))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
            TestRecords.write(Brokers.at(before), "kept", written);
        }
        int taken = Integer.parseInt(before.substring(before.indexOf(':') + 1));
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.bootstrap()).as("%s is taken", other).isNotEqualTo(before);
            assertThat(TestRecords.read(Brokers.at(broker.bootstrap()), "kept", 100))
                    .extracting(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(written);
        }
    }
}
