package xm.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A broker with its topics, and rows that read them, each in a process of its own. */
final class TestBed implements AutoCloseable {
    private static final int LONGEST_ROW_MINUTES = 60;

    private final Path directory;
    private final List<String> java;
    private final Jvm jvm;
    private final BenchBroker broker;
    private final Map<Topic, Written> written = new HashMap<>();
    private int processes;

    private TestBed(Path directory, List<String> java) throws IOException {
        this.directory = directory;
        this.java = java;
        jvm = new Jvm(directory);
        broker = BenchBroker.start(directory);
    }

    /**
     * Starts the broker.
     *
     * @param directory for all files, and for what each process says
     * @param java options of each row's JVM
     */
    static TestBed start(Path directory, List<String> java) throws IOException {
        return new TestBed(directory, java);
    }

    /** A topic that may not be written yet. */
    Topic topic(long events, Load load) {
        return new Topic(broker.bootstrap(), events, load);
    }

    boolean isWritten(Topic topic) {
        return written.containsKey(topic);
    }

    /** Writes a topic, and says what is in it. */
    Written fill(Topic topic) throws ExecutionException, InterruptedException {
        Written all = topic.fill();
        written.put(topic, all);
        return all;
    }

    /** @throws IllegalStateException if the row has not seen what was written */
    Measured measure(Run run) throws IOException, InterruptedException {
        Row row = run.row();
        Path log = directory.resolve(row + "-" + ++processes + ".log");
        Process process =
                jvm.start(RowProcess.class, java, log, RowProcess.arguments(run).toArray(String[]::new));
        if (!process.waitFor(LONGEST_ROW_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        Measured measured = Measured.find(said)
                .orElseThrow(() -> new IllegalStateException(row + " ended without a measurement:\n" + said));
        Seen all = written.get(run.trial().topic()).seen();
        if (!measured.seen().agreesWith(all)) {
            throw new IllegalStateException(row + " has seen " + measured.seen() + ", written was " + all);
        }
        return measured;
    }

    @Override
    public void close() throws InterruptedException {
        broker.close();
    }
}
