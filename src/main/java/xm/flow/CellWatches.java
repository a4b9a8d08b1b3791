package xm.flow;

import java.util.Map;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.TouchpointTerms;
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
     * @param heardMillis when that is, by the clock if there is one
     */
    void see(CellReport report, BookHistory books, long heardMillis, WatchVoice voice) throws Exception {
        if (!settings.isEvidence(report.windowMillis())) {
            return;
        }
        voice.at(report.endMillis());
        if (report.windowMillis() == paneMillis) {
            voice.changes(report);
        }
        CellTime time = memory.time().heard(report.endMillis() - paneMillis, heardMillis);
        PromiseBook book = books.at(time.judgedMillis());
        Cell cell = Cell.ofKey(report.cell());
        Map<String, Watch> before = memory.watches();
        if (book != null) {
            for (Promise promise : book.promises()) {
                Commitment commitment = commitment(book, promise.name(), cell);
                Watch watch = before.get(promise.name());
                // what ends with this window begins anew with the next, so that everybody hears of both
                if (commitment != null && (watch == null || isOf(watch, commitment, books))) {
                    put(promise.name(), rules.see(watch, inForce(commitment, book, books, watch), report, voice));
                    before.remove(promise.name());
                }
            }
        }
        for (Map.Entry<String, Watch> entry : before.entrySet()) {
            end(entry.getKey(), entry.getValue(), cell, books, time.judgedMillis(), voice);
        }
        keep(time);
    }

    /** Time has come so far at a cell. */
    void wake(Cell cell, BookHistory books, long nowMillis, WatchVoice voice) throws Exception {
        CellTime time = memory.time();
        boolean isSilent = time.heardMillis() < nowMillis - underWayMillis;
        PromiseBook book =
                books.at(isSilent ? Math.max(time.judgedMillis(), nowMillis - underWayMillis) : time.judgedMillis());
        for (Map.Entry<String, Watch> entry : memory.watches().entrySet()) {
            Watch watch = entry.getValue();
            Commitment commitment = book == null ? null : commitment(book, entry.getKey(), cell);
            if (commitment == null || !isOf(watch, commitment, books)) {
                end(entry.getKey(), watch, cell, books, nowMillis - underWayMillis, voice);
            } else {
                put(entry.getKey(), rules.wake(watch, inForce(commitment, book, books, watch), nowMillis, voice));
            }
        }
        keep(time);
    }

    /** Whether a watch goes on under other terms: of the same signal, and judged at the cell as it was before. */
    private static boolean isOf(Watch watch, Commitment commitment, BookHistory books) {
        PromiseBook last = books.version(watch.version);
        Promise before = last == null ? null : last.promise(commitment.promise().name());
        boolean isJudged = Commitments.isJudgedOn(commitment.promise(), commitment.cell());
        return watch.isOf(commitment.promise().signal())
                && (before == null || Commitments.isJudgedOn(before, commitment.cell()) == isJudged);
    }

    /** The terms of now, or those under which the oldest window began that is not judged yet. */
    private static InForce inForce(Commitment now, PromiseBook book, BookHistory books, Watch watch) {
        long since = watch == null ? Long.MAX_VALUE : watch.waitingSinceMillis();
        PromiseBook then = since == Long.MAX_VALUE ? book : books.at(since);
        Commitment before = then == null ? null : commitment(then, now.promise().name(), now.cell());
        boolean isSame =
                before != null && watch != null && watch.isOf(before.promise().signal());
        return isSame
                ? new InForce(before, terms(then, now.cell()), books.untilMillis(since))
                : new InForce(now, terms(book, now.cell()), Long.MAX_VALUE);
    }

    /** Nothing is promised there any more, or something else; what turns out later of the time before is judged first. */
    private void end(String promise, Watch watch, Cell cell, BookHistory books, long atMillis, WatchVoice voice)
            throws Exception {
        long since = watch.waitingSinceMillis();
        PromiseBook then = since == Long.MAX_VALUE ? null : books.at(since);
        Commitment waited = then == null ? null : commitment(then, promise, cell);
        if (waited != null && watch.isOf(waited.promise().signal())) {
            put(
                    promise,
                    rules.mature(
                            watch, new InForce(waited, terms(then, cell), books.untilMillis(since)), atMillis, voice));
            return;
        }
        PromiseBook book = books.version(watch.version);
        Commitment last = book == null ? null : commitment(book, promise, cell);
        if (last != null) {
            rules.end(watch, last, atMillis, voice);
        }
        memory.remove(promise);
    }

    private static Commitment commitment(PromiseBook book, String name, Cell cell) {
        Promise promise = book.promise(name);
        return promise == null ? null : Commitments.watched(book, promise, cell).orElse(null);
    }

    private static TouchpointTerms terms(PromiseBook book, Cell cell) {
        return book.touchpoints().get(cell.touchpoint());
    }

    private void put(String promise, Watch watch) throws Exception {
        if (watch == null) {
            memory.remove(promise);
        } else {
            memory.put(promise, watch);
        }
    }
}
