package xm.cluster;

import java.nio.file.Path;
import xm.embedded.EmbeddedBroker;

/** A process that is a Kafka broker, until it is killed; the next one on its directory goes on where it was. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /** @param args directory, port */
    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println("broker at " + broker.bootstrap());
            Thread.currentThread().join();
        }
    }
}
