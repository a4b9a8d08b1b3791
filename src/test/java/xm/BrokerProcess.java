package xm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import xm.embedded.EmbeddedBroker;

/** A Kafka broker as a process that may be killed or stand still; the next one on its directory goes on where it was. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /** @param directory of its own, and of its log */
    public static Mortal at(int port, Path distribution, Path directory) {
        return new Mortal(
                List.of(
                        "-Xmx320m",
                        "-cp",
                        Mortal.testClasses(distribution),
                        BrokerProcess.class.getName(),
                        directory.resolve("kafka").toString(),
                        String.valueOf(port)),
                Map.of(),
                directory.resolve("broker.log"));
    }

    /** @param args directory, port */
    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            Thread.currentThread().join();
        }
    }
}
