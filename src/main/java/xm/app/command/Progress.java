package xm.app.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work is, on stderr while that is a terminal; silent otherwise. */
public final class Progress implements AutoCloseable {
    /** Said by the {@code xm} script, as Java itself cannot tell. */
    private static final String STDERR_IS_A_TERMINAL = "xm.terminal.err";

    private static final int UPDATE_MILLIS = 250;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /** Work of unknown size, counted in units. */
    public static Progress counting(String unit, String task) {
        return of(unit, task, -1);
    }

    /** Work of a known size. */
    public static Progress of(String unit, String task, long size) {
        if (!Boolean.getBoolean(STDERR_IS_A_TERMINAL)) {
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

    public void reached(long done) {
        if (bar != null) {
            bar.stepTo(Math.max(done, bar.getCurrent()));
        }
    }

    /** What else there is to say, behind the bar. */
    public void say(String words) {
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
}
