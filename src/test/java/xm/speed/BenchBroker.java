package xm.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.BrokerProcess;
import xm.embedded.LoopbackPort;

/** A broker in a process of its own, with its topics in a directory. */
public final class BenchBroker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final String bootstrap;

    private BenchBroker(Process process, String bootstrap) {
        this.process = process;
        this.bootstrap = bootstrap;
    }

    /** @param directory for its topics, and for what it says */
    public static BenchBroker start(Path directory) throws IOException {
        int port = LoopbackPort.anyFree();
        Process process = new Jvm(directory)
                .start(
                        BrokerProcess.class,
                        List.of("-Xmx1g"),
                        Files.createDirectories(directory).resolve("broker.log"),
                        directory.resolve("kafka").toString(),
                        String.valueOf(port));
        return new BenchBroker(process, LoopbackPort.HOST + ":" + port);
    }

    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
