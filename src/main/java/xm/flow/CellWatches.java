package xm.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.TouchpointTerms;
import xm.promise.watch.Front;
import xm.promise.watch.InForce;
import xm.promise.watch.Watch;
import xm.promise.watch.WatchRules;
import xm.promise.watch.WatchSettings;

/**
 * Carries {@link WatchRules} for every promise that is watched at one cell.
 *
 * <p>The book in force is chosen by the newest pane that the cell was told of, so that late news is judged by what was
 * promised then. A cell that is told nothing is judged by what is promised as of now, less the time in which a pane may
 * still be under way. What turns out only later is judged by what was promised when its window began. A promise that is
 * made of another signal, or is judged at other cells, is another promise: the one before ends.
 */
final class CellWatches {
    private final WatchSettings settings;
    private final WatchRules rules;
    private final long paneMillis;
    private final long underWayMillis;
    private final CellMemory memory;

    CellWatches(WatchSettings settings, CellMemory memory) {
        this.settings = settings;
        rules = new WatchRules(settings);
        paneMillis = settings.paneMillis();
        underWayMillis = Math.max(settings.paneMillis(), settings.delayMillis());
        this.memory = memory;
    }

    /** Keeps how far time has come, as long as anything is watched. */
    void keep(CellTime time) throws Exception {
        memory.keep(memory.isEmpty() ? CellTime.NONE : time);
    }

    /**
     * A window of the cell was told; only those that are evidence are looked at.
     *
     * @param front how far windows had been told before
     */
    void see(CellReport report, BookHistory books, Front front, WatchVoice voice) throws Exception {
        if (!settings.isEvidence(report.windowMillis())) {
            return;
        }
        voice.at(report.endMillis());
        if (report.windowMillis() == paneMillis) {
            voice.changes(report);
        }
        CellTime time = memory.time()
                .heard(report.endMillis() - paneMillis, Math.max(front.reachedMillis(), report.endMillis()));
        PromiseBook book = books.at(time.judgedMillis());
        Cell cell = Cell.ofKey(report.cell());
        Map<String, Watch> before = memory.watches();
        Set<String> names = new TreeSet<>(before.keySet());
        if (book != null) {
            book.promises().forEach(promise -> names.add(promise.name()));
        }
        for (String name : names) {
            Watch watch = before.get(name);
            InForce terms = inForce(name, cell, book, books, watch);
            if (terms != null) {
                memory.replace(name, watch, rules.see(watch, terms, report, front, voice));
            } else if (watch != null) {
                // what ends with this window begins anew with the next, so that everybody hears of both
                end(name, watch, cell, book, books, time.judgedMillis(), voice);
            }
        }
        keep(time);
    }

    /** Time has come so far, which is known. */
    void wake(Cell cell, BookHistory books, Front front, WatchVoice voice) throws Exception {
        CellTime time = memory.time();
        long nowMillis = front.reachedMillis();
        boolean isSilent = time.heardMillis() < nowMillis - underWayMillis;
        PromiseBook book =
                books.at(isSilent ? Math.max(time.judgedMillis(), nowMillis - underWayMillis) : time.judgedMillis());
        for (Map.Entry<String, Watch> entry : memory.watches().entrySet()) {
            InForce terms = inForce(entry.getKey(), cell, book, books, entry.getValue());
            if (terms != null) {
                memory.replace(entry.getKey(), entry.getValue(), rules.wake(entry.getValue(), terms, front, voice));
            } else {
                end(entry.getKey(), entry.getValue(), cell, book, books, nowMillis - underWayMillis, voice);
            }
        }
        keep(time);
    }

    /**
     * The terms by which a promise is watched at a cell, {@code null} if it is not, or is another promise than before. Of what
     * waits until it turns out those under which the oldest window began, also when nothing is promised there any more.
     */
    private static InForce inForce(String name, Cell cell, PromiseBook book, BookHistory books, Watch watch) {
        Commitment now = book == null ? null : commitment(book, name, cell);
        if (now != null && watch != null && !isOf(watch, now, books)) {
            return null;
        }
        boolean isOff = now == null && book != null && book.promise(name) != null;
        long since = watch == null || isOff ? Long.MAX_VALUE : watch.waitingSinceMillis();
        PromiseBook then = since == Long.MAX_VALUE ? null : books.at(since);
        Commitment before = then == null ? null : commitment(then, name, cell);
        if (before != null && watch.isOf(before.promise().signal())) {
            return new InForce(before, terms(then, cell), books.untilMillis(since));
        }
        return now == null ? null : new InForce(now, terms(book, cell), Long.MAX_VALUE);
    }

    /** Whether a watch goes on under other terms: of the same signal, and judged at the cell as it was before. */
    private static boolean isOf(Watch watch, Commitment commitment, BookHistory books) {
        PromiseBook last = books.version(watch.version);
        Promise before = last == null ? null : last.promise(commitment.promise().name());
        boolean isJudged = Commitments.isJudgedOn(commitment.promise(), commitment.cell());
        return watch.isOf(commitment.promise().signal())
                && (before == null || Commitments.isJudgedOn(before, commitment.cell()) == isJudged);
    }

    /** Nothing is promised there any more, or something else. */
    private void end(
            String promise, Watch watch, Cell cell, PromiseBook now, BookHistory books, long atMillis, WatchVoice voice)
            throws Exception {
        PromiseBook before = books.version(watch.version);
        Commitment last = before == null ? null : commitment(before, promise, cell);
        if (last != null) {
            rules.end(watch, last, now == null ? null : now.promise(promise), atMillis, voice);
        }
        memory.replace(promise, watch, null);
    }

    private static Commitment commitment(PromiseBook book, String name, Cell cell) {
        Promise promise = book.promise(name);
        return promise == null ? null : Commitments.watched(book, promise, cell).orElse(null);
    }

    private static TouchpointTerms terms(PromiseBook book, Cell cell) {
        return book.touchpoints().get(cell.touchpoint());
    }
}
