package xm.app.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import xm.codec.Mistakes;
import xm.flow.PromiseSettings;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.PromisedSignal.Basis;
import xm.promise.watch.WatchSettings;
import xm.signal.WindowLadder;

/**
 * The windows of a backtest: those asked for, which are written, and those that are evidence for or against a promise.
 *
 * <p>So what is judged does not depend on what is written.
 *
 * @param told names of those that are written
 */
public record RecordedWindows(WindowLadder ladder, Set<String> told) {
    private static final String QUARTER = "PT15M";
    private static final String HOUR = "PT1H";

    /** Just those asked for. */
    public static RecordedWindows of(List<String> asked) {
        try {
            WindowLadder ladder = WindowLadder.of(asked);
            return new RecordedWindows(ladder, Set.copyOf(ladder.names()));
        } catch (IllegalArgumentException e) {
            throw Mistakes.of("--windows: " + e.getMessage());
        }
    }

    /**
     * With the panes that are evidence, and what some signals need beside them.
     *
     * @param pane length of the panes
     */
    public RecordedWindows judged(Duration pane, Collection<PromiseBook> books) {
        RecordedWindows all = with(pane)
                .orElseThrow(() -> Mistakes.of("--pane: " + pane + " does not divide "
                        + ladder + " or is no whole number of them, or is less than a second; choose a pane that"
                        + " divides the windows, such as PT1M"));
        all = promises(books, Basis.RATE) ? all.with(Duration.parse(QUARTER)).orElse(all) : all;
        return promises(books, Basis.MATURE_SHARE)
                ? all.with(Duration.parse(HOUR)).orElse(all)
                : all;
    }

    /** How promises are watched by these windows; those shorter than a pane are no evidence. */
    public static PromiseSettings settings(WindowLadder ladder, Duration pane) {
        return PromiseSettings.recorded(LongStream.of(ladder.lengthsMillis())
                .filter(length -> length >= pane.toMillis())
                .toArray());
    }

    /** Lengths of the windows that a promise is held against. */
    static long[] judgedMillis(WatchSettings watch) {
        return LongStream.of(watch.paneMillis(), watch.quarterMillis(), watch.hourMillis())
                .distinct()
                .toArray();
    }

    private Optional<RecordedWindows> with(Duration length) {
        if (ladder.level(length.toMillis()) >= 0) {
            return Optional.of(this);
        }
        Set<String> names = new LinkedHashSet<>(ladder.names());
        names.add(length.toString());
        try {
            return Optional.of(new RecordedWindows(WindowLadder.of(new ArrayList<>(names)), told));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean promises(Collection<PromiseBook> books, Basis basis) {
        return books.stream()
                .flatMap(book -> book.promises().stream())
                .flatMap(promise -> PromisedSignal.named(promise.signal()).stream())
                .anyMatch(signal -> signal.basis() == basis);
    }
}
