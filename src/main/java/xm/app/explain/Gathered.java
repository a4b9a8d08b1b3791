package xm.app.explain;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import xm.alert.Alert;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.promise.Promise;
import xm.promise.PromisedSignal;
import xm.promise.watch.WatchSettings;

/**
 * What is known to answer with.
 *
 * @param reports of the cell; of a recording all of them as they were told, else those up to the time asked for
 * @param lengthsMillis of the windows that there are, at any cell
 * @param cells keys of all cells that were told of
 * @param alerts all revisions, or {@code null} if it is not known what fired
 * @param recording what a backtest says of itself, {@code null} if the windows are those of a running job
 */
public record Gathered(
        BookHistory books,
        List<CellReport> reports,
        SortedSet<Long> lengthsMillis,
        SortedSet<String> cells,
        List<Alert> alerts,
        Recording recording) {

    /** Whether anything was told of the cell up to a time. */
    boolean isSeenBy(long atMillis) {
        return reports.stream().anyMatch(report -> report.endMillis() <= atMillis);
    }

    /** Length of the shortest; there has to be one. */
    public long shortestMillis() {
        return lengthsMillis.first();
    }

    /** As if only windows that are at least so long were evidence. */
    public Gathered from(long paneMillis) {
        Recording other = recording == null ? null : new Recording(List.of(), recording.untilMillis());
        return new Gathered(books, reports, lengthsMillis.tailSet(paneMillis), cells, alerts, other);
    }

    /** Whether a backtest has said which windows were evidence. */
    public boolean isEvidenceKnown() {
        return recording != null && !recording.evidenceMillis().isEmpty();
    }

    /** Length of the windows that are evidence for a promise of the book in force then, if there are none. */
    public OptionalLong missingMillis(String promise, long atMillis) {
        long length = evidenceMillis(books.at(atMillis).promise(promise));
        return hasWindows(length) ? OptionalLong.empty() : OptionalLong.of(length);
    }

    public boolean hasWindows(long lengthMillis) {
        return lengthsMillis.contains(lengthMillis);
    }

    /** Length of the windows that are evidence for a promise. */
    long evidenceMillis(Promise promise) {
        return settings().windowMillis(PromisedSignal.named(promise.signal()).orElseThrow());
    }

    /** How it was watched: as a backtest says, or else by the windows that there are. */
    WatchSettings settings() {
        return WatchSettings.recorded((isEvidenceKnown() ? recording.evidenceMillis() : lengthsMillis)
                .stream().mapToLong(Long::longValue).toArray());
    }

    boolean isRecording() {
        return recording != null;
    }

    /** Where the recording ends, if that is before a time. */
    OptionalLong endBefore(long atMillis) {
        OptionalLong end = isRecording() ? recording.untilMillis() : OptionalLong.empty();
        return end.isPresent() && end.getAsLong() < atMillis ? end : OptionalLong.empty();
    }
}
