package xm.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Verdict;
import xm.promise.watch.Front;
import xm.promise.watch.WatchSettings;

/**
 * The promises of one cell watched in a recording, where event time is the only clock.
 *
 * <p>A cell is woken where its time has come to anyway: up to the end of a window before that is seen, and when time has
 * passed. In a silence it is woken first once a pane, then each time the silence has grown by {@value #PATIENCE}th of its
 * length, once a day at least: so the same recording gives the same verdicts at any speed and parallelism, and years of
 * silence cost little.
 *
 * <p>A window longer than a pane waits until time has come to its end. The last ones are told when the recording is over,
 * and that an hour would have ended then is no silence.
 */
public final class RecordedCell {
    /** Time has not begun. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int PATIENCE = 32;
    private static final long DAY = 86_400_000;
    private static final Comparator<CellReport> IN_ORDER = Comparator.comparingLong(CellReport::endMillis)
            .thenComparingLong(CellReport::windowMillis)
            .thenComparingInt(CellReport::revision);

    private final CellWatches watches;
    private final CellMemory memory;
    private final long paneMillis;

    RecordedCell(WatchSettings settings, CellMemory memory) {
        watches = new CellWatches(settings, memory);
        this.memory = memory;
        paneMillis = settings.paneMillis();
    }

    /** One that no job remembers. */
    public static RecordedCell alone(WatchSettings settings) {
        return new RecordedCell(settings, new PlainMemory());
    }

    /** Says verdicts to one who hears only those on promises that are judged at the cell. */
    public static WatchVoice saying(Consumer<Verdict> hearer) {
        return new WatchVoice(hearer, news -> {});
    }

    /**
     * Takes a window in, in the order in which they were told.
     *
     * @param reachedMillis how far time has come, {@link #NO_TIME} if only the windows tell
     * @return whether it waits until time has come to its end
     */
    public boolean take(CellReport report, long reachedMillis, BookHistory books, WatchVoice voice) throws Exception {
        if (report.windowMillis() > paneMillis && report.endMillis() - 1 > reachedMillis) {
            List<CellReport> more = new ArrayList<>(memory.underWay());
            more.add(report);
            memory.keepUnderWay(more);
            return true;
        }
        finish(report.startMillis(), books, voice);
        see(report, books, voice);
        return false;
    }

    /** Time has come so far. */
    public void reach(long timeMillis, Cell cell, BookHistory books, WatchVoice voice) throws Exception {
        finish(timeMillis + 1, books, voice);
        wakeUntil(timeMillis, cell, books, voice);
    }

    /** Looks at the cell at a time in a silence, whether or not it would be woken then. */
    public void look(long timeMillis, Cell cell, BookHistory books, WatchVoice voice) throws Exception {
        watches.wake(cell, books, Front.at(timeMillis), voice.at(timeMillis));
    }

    /** The recording is over: beyond its end nothing happens, not even silence. */
    public void end(BookHistory books, WatchVoice voice) throws Exception {
        for (CellReport report : inOrder(memory.underWay())) {
            watches.see(report, books, Front.at(report.endMillis()), voice);
        }
        memory.keepUnderWay(List.of());
    }

    /** When to look again, {@link Long#MAX_VALUE} for never. */
    long wakeMillis() throws Exception {
        return memory.time().wakeMillis();
    }

    /** Windows that have ended by then are seen. */
    private void finish(long untilMillis, BookHistory books, WatchVoice voice) throws Exception {
        List<CellReport> ended = new ArrayList<>();
        List<CellReport> more = new ArrayList<>();
        for (CellReport report : memory.underWay()) {
            (report.endMillis() <= untilMillis ? ended : more).add(report);
        }
        if (!ended.isEmpty()) {
            memory.keepUnderWay(more);
            for (CellReport report : inOrder(ended)) {
                see(report, books, voice);
            }
        }
    }

    private static List<CellReport> inOrder(List<CellReport> reports) {
        return reports.stream().sorted(IN_ORDER).toList();
    }

    private void see(CellReport report, BookHistory books, WatchVoice voice) throws Exception {
        wakeUntil(report.endMillis() - 1, Cell.ofKey(report.cell()), books, voice);
        watches.see(report, books, Front.at(report.endMillis()), voice);
        CellTime time = memory.time();
        watches.keep(time.wakingAt(time.heardMillis() + paneMillis));
    }

    private void wakeUntil(long untilMillis, Cell cell, BookHistory books, WatchVoice voice) throws Exception {
        CellTime time = memory.time();
        while (time.wakeMillis() <= untilMillis) {
            watches.wake(cell, books, Front.at(time.wakeMillis()), voice.at(time.wakeMillis()));
            long silent = time.wakeMillis() - time.heardMillis();
            time = time.wakingAt(time.wakeMillis() + Math.max(paneMillis, Math.min(silent / PATIENCE, DAY)));
            watches.keep(time);
            time = memory.time();
        }
    }
}
