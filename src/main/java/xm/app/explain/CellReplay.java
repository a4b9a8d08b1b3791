package xm.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import xm.event.Cell;
import xm.flow.RecordedCell;
import xm.flow.WatchVoice;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.Verdict;
import xm.promise.watch.WatchSettings;

/** One promise at one cell watched once more, by the same steps as in a recording, and all that is said of it. */
final class CellReplay {
    private final WatchSettings settings;
    private final RecordedCell watched;
    private final BookHistory books;
    private final String promise;
    private final Cell cell;
    private final List<Verdict> said = new ArrayList<>();
    private final NavigableMap<Long, Verdict> byTime = new TreeMap<>();
    private final WatchVoice voice = RecordedCell.saying(this::hear);

    CellReplay(BookHistory books, String promise, Cell cell, WatchSettings settings) {
        this.books = books;
        this.promise = promise;
        this.cell = cell;
        this.settings = settings;
        watched = RecordedCell.alone(settings);
    }

    /** Takes in a window of the cell, in the order in which they were told. */
    void see(CellReport report) {
        step(() -> watched.take(report, RecordedCell.NO_TIME, books, voice));
    }

    /** The recording ends there. */
    void end(long atMillis) {
        step(() -> watched.reach(atMillis, cell, books, voice));
        step(() -> watched.end(books, voice));
    }

    /** It is that late by the clock. */
    void look(long atMillis) {
        step(() -> watched.reach(atMillis, cell, books, voice));
        step(() -> watched.look(atMillis, cell, books, voice));
    }

    /** Everything that was said, in the order in which it was. */
    List<Verdict> said() {
        return said;
    }

    /** What was said last up to a time, {@code null} for nothing. */
    Verdict saidBy(long atMillis) {
        Map.Entry<Long, Verdict> last = byTime.floorEntry(atMillis);
        return last == null || last.getValue().isWithdrawn() ? null : last.getValue();
    }

    /** What was promised at a time; empty if nothing was. */
    Optional<Commitment> commitment(long timeMillis) {
        PromiseBook book = books.at(timeMillis);
        Promise named = book == null ? null : book.promise(promise);
        return named == null ? Optional.empty() : Commitments.of(book, named, cell);
    }

    /** When a window is judged that ended at a time. */
    long judgedMillis(PromisedSignal signal, long endMillis) {
        return signal.basis() == PromisedSignal.Basis.MATURE_SHARE ? endMillis + settings.matureMillis() : endMillis;
    }

    private void hear(Verdict verdict) {
        if (verdict.promise().equals(promise)) {
            said.add(verdict);
            byTime.put(verdict.atMillis(), verdict);
        }
    }

    private static void step(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("plain memory does not fail", e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
