package xm.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;

/** A temporary directory that is gone when it is closed, and when this process is told to end while others write into it. */
public final class Scratch implements AutoCloseable {
    private static final List<Process> CHILDREN = new CopyOnWriteArrayList<>();
    private static final List<Path> DIRECTORIES = new CopyOnWriteArrayList<>();
    private static final int PATIENCE_SECONDS = 10;
    private static volatile boolean isEnding;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Scratch::leaveNothing, "farewell"));
    }

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /** @param name begins that of the directory */
    public static Scratch begin(String name) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(name).toAbsolutePath());
        DIRECTORIES.add(scratch.directory);
        return scratch;
    }

    /** Lets a process not outlive this one. */
    static Process adopt(Process child) {
        CHILDREN.add(child);
        if (isEnding) {
            child.destroyForcibly();
        }
        return child;
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        FileUtils.deleteDirectoryQuietly(directory.toFile());
    }

    private static void leaveNothing() {
        isEnding = true;
        CHILDREN.forEach(Process::destroyForcibly);
        CHILDREN.forEach(Scratch::await);
        DIRECTORIES.forEach(directory -> FileUtils.deleteDirectoryQuietly(directory.toFile()));
    }

    private static void await(Process child) {
        try {
            child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
