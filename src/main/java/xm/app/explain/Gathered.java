package xm.app.explain;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import xm.alert.Alert;
import xm.promise.BookHistory;
import xm.promise.CellReport;

/**
 * What is known to answer with.
 *
 * @param reports of the cell in the order of time, up to the time asked for
 * @param cells keys of all cells that were told of
 * @param alerts all revisions, or {@code null} if it is not known what fired
 */
public record Gathered(BookHistory books, List<CellReport> reports, SortedSet<String> cells, List<Alert> alerts) {

    /** Lengths of the windows that there are, the finest first. */
    long[] windowsMillis() {
        return reports.stream()
                .mapToLong(CellReport::windowMillis)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Length of the shortest; there has to be one. */
    public long shortestMillis() {
        return windowsMillis()[0];
    }

    /** Only windows that are at least so long. */
    public Gathered from(long paneMillis) {
        return new Gathered(
                books,
                reports.stream()
                        .filter(report -> report.windowMillis() >= paneMillis)
                        .toList(),
                cells,
                alerts);
    }

    public boolean hasWindows(long lengthMillis) {
        return Arrays.binarySearch(windowsMillis(), lengthMillis) >= 0;
    }
}
