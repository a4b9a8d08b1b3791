package xm.app.dispatch.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/** A broker with all topics as a process, which can stand still. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /** @param args directory, file to which its address is written when all topics are there */
    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
        try (Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(admin, new TopicPlan(2, (short) 1, Duration.ofDays(1)).layout(new Topics("")));
        }
        Path address = Path.of(args[1]);
        Path written = Files.writeString(address.resolveSibling(address.getFileName() + ".new"), broker.bootstrap());
        Files.move(written, address, StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }
}
