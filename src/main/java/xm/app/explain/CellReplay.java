package xm.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.SignalReport;
import xm.promise.TouchpointTerms;
import xm.promise.Verdict;
import xm.promise.watch.Watch;
import xm.promise.watch.WatchRules;
import xm.promise.watch.WatchSettings;

/**
 * One promise at one cell watched once more by the same rules, by event time alone, and said at every step.
 *
 * <p>As in a recording: the cell is woken up to each window before it is seen, and at last up to the time asked for.
 */
final class CellReplay {
    private static final int PATIENCE = 32;

    private final WatchSettings settings;
    private final WatchRules rules;
    private final BookHistory books;
    private final String promise;
    private final Cell cell;
    private final List<Step> steps = new ArrayList<>();
    private Watch watch;
    private Verdict said;
    private long judgedMillis = Long.MIN_VALUE;
    private long heardMillis = Long.MIN_VALUE;
    private long wakeMillis = Long.MAX_VALUE;

    /** @param windowsMillis lengths of the windows that there are, the finest first */
    CellReplay(BookHistory books, String promise, Cell cell, long... windowsMillis) {
        this.books = books;
        this.promise = promise;
        this.cell = cell;
        settings = WatchSettings.recorded(windowsMillis).sayingEvery(0);
        rules = new WatchRules(settings);
    }

    /** Takes in a window of the cell, in the order in which they were told. */
    void see(CellReport report) {
        wakeUntil(report.endMillis() - 1);
        judgedMillis = Math.max(judgedMillis, report.endMillis() - settings.paneMillis());
        heardMillis = Math.max(heardMillis, report.endMillis());
        Commitment commitment = commitment(judgedMillis).orElse(null);
        if (commitment == null) {
            forget();
            return;
        }
        watch = rules.see(watch, commitment, terms(judgedMillis), report, verdict -> said = verdict);
        if (watch != null) {
            wakeMillis = heardMillis + settings.paneMillis();
        }
        if (report.windowMillis() == windowMillis(commitment)) {
            boolean isOfThen = said != null && said.atMillis() >= report.endMillis();
            step(report, commitment, isOfThen ? said : null);
        }
    }

    /** Time has come so far. */
    void end(long atMillis) {
        wakeUntil(atMillis);
    }

    List<Step> steps() {
        return steps;
    }

    /** What was said last, {@code null} for nothing. */
    Verdict said() {
        return said;
    }

    /** What was promised at a time; empty if nothing was. */
    Optional<Commitment> commitment(long timeMillis) {
        PromiseBook book = books.at(timeMillis);
        Promise named = book == null ? null : book.promise(promise);
        return named == null ? Optional.empty() : Commitments.of(book, named, cell);
    }

    long windowMillis(Commitment commitment) {
        return settings.windowMillis(signal(commitment));
    }

    private void wakeUntil(long untilMillis) {
        while (watch != null && wakeMillis <= untilMillis) {
            long judged = Math.max(judgedMillis, wakeMillis - settings.paneMillis());
            Commitment commitment = commitment(judged).orElse(null);
            if (commitment == null) {
                forget();
                return;
            }
            watch = rules.wake(watch, commitment, terms(judged), wakeMillis, verdict -> said = verdict);
            wakeMillis += Math.max(settings.paneMillis(), (wakeMillis - heardMillis) / PATIENCE);
        }
    }

    private void forget() {
        watch = null;
        said = null;
        wakeMillis = Long.MAX_VALUE;
    }

    private TouchpointTerms terms(long timeMillis) {
        return books.at(timeMillis).touchpoints().get(cell.touchpoint());
    }

    private void step(CellReport report, Commitment commitment, Verdict verdict) {
        PromisedSignal signal = signal(commitment);
        SignalReport told = report.signals().get(signal.wireName());
        if (signal.basis() == PromisedSignal.Basis.STOCK) {
            if (told != null && told.n() > 0) {
                double n = (double) told.n();
                steps.add(new Step(
                        report.startMillis(),
                        report.endMillis(),
                        n,
                        n * signal.unit(told.value()),
                        told.value(),
                        verdict));
            }
            return;
        }
        Sample sample = signal.sample(report, commitment.bound()).orElse(null);
        if (sample != null && sample.size() > 0) {
            steps.add(new Step(
                    report.startMillis(),
                    report.endMillis(),
                    sample.size(),
                    signal.judged(sample).sum(),
                    signal.value(sample, commitment.bound()),
                    verdict));
        }
    }

    private static PromisedSignal signal(Commitment commitment) {
        return PromisedSignal.named(commitment.promise().signal()).orElseThrow();
    }
}
