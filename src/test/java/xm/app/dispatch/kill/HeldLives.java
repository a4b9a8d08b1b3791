package xm.app.dispatch.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import xm.alert.Alert;

/**
 * The lives of one trial that end only when both receivers hold them: says so to whoever writes the end, by a file each.
 * One that is never held keeps its trial from coming to its end.
 */
final class HeldLives implements AutoCloseable {
    private static final int LOOK_MILLIS = 20;

    private final Path directory;
    private final Receivers receivers;
    private final List<Alert> waiting;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    HeldLives(Path directory, Receivers receivers, List<Alert> ends) {
        this.directory = directory;
        this.receivers = receivers;
        waiting = new ArrayList<>(ends);
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The file that is there when the life may end. */
    static Path file(Path directory, Alert end) {
        return directory.resolve("held-" + end.alertId());
    }

    private void look() {
        waiting.removeIf(end -> {
            boolean isHeld = receivers.hold(end.key(), end.alertId(), end.severity());
            if (isHeld) {
                say(file(directory, end));
            }
            return isHeld;
        });
    }

    private static void say(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
