package xm.app.command.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.util.FileUtils;
import xm.codec.Mistakes;

/**
 * The directory of a demo: what its broker, cluster and store know, and which simulation it lives through.
 *
 * <p>It belongs to one demo at a time. One that nobody named is removed at the end.
 */
final class DemoHome implements AutoCloseable {
    private final Path directory;
    private final boolean isTemporary;
    private final FileChannel lock;

    private DemoHome(Path directory, boolean isTemporary, FileChannel lock) {
        this.directory = directory;
        this.isTemporary = isTemporary;
        this.lock = lock;
    }

    /**
     * The simulation that a demo lives through, from its first start on.
     *
     * @param scenario its name
     */
    record Life(String scenario, long seed, Instant start) {}

    /** Takes a directory, made if missing, or a temporary one. */
    static DemoHome open(Optional<Path> named) {
        try {
            Path directory = named.isPresent()
                    ? Files.createDirectories(named.get().toAbsolutePath().normalize())
                    : Files.createTempDirectory("experience-monitor-demo");
            FileChannel lock =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(lock)) {
                return new DemoHome(directory, named.isEmpty(), lock);
            }
            lock.close();
            throw Mistakes.of("--data-dir: another demo runs on " + directory + "; stop it or name another directory");
        } catch (IOException e) {
            throw Mistakes.of("--data-dir: cannot write there: " + e.getMessage() + "; name another directory");
        }
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    Path directory() {
        return directory;
    }

    Path of(String part) {
        return directory.resolve(part);
    }

    /** The life that was begun here before, else the one given, which is begun now. */
    Life live(Life begun) {
        Path file = of("simulation.properties");
        Properties properties = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    properties.load(in);
                }
                return new Life(
                        properties.getProperty("scenario"),
                        Long.parseLong(properties.getProperty("seed")),
                        Instant.parse(properties.getProperty("start")));
            }
            properties.setProperty("scenario", begun.scenario());
            properties.setProperty("seed", String.valueOf(begun.seed()));
            properties.setProperty("start", begun.start().toString());
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, "What this demo lives through; the same at every start");
            }
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (isTemporary) {
                FileUtils.deleteDirectory(directory.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
