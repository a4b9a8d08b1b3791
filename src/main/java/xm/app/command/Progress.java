package xm.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work is, on stderr while that is a terminal; silent otherwise. */
final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 250;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /** Work of unknown size, counted in units. */
    static Progress counting(String unit, String task) {
        return of(unit, task, -1);
    }

    /** Work of a known size. */
    static Progress of(String unit, String task, long size) {
        if (!isTerminal()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                .build());
    }

    void reached(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** What else there is to say, behind the bar. */
    void say(String words) {
        if (bar != null) {
            bar.setExtraMessage(" " + words);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Java itself only knows of stdin and stdout; Linux tells where stderr goes, elsewhere no bar is shown. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
