package xm.app.backtest;

import java.util.Comparator;
import java.util.HexFormat;
import xm.promise.VerdictState;

/**
 * A verdict as it stands in a file of a backtest.
 *
 * @param cell its key
 * @param json the whole record
 */
public record ToldVerdict(
        long atMillis, String promise, String cell, VerdictState state, long sinceMillis, String json) {
    /** By time, promise and cell; what is told of a promise at a cell at one time keeps its order. */
    static final Comparator<String> ORDER = Comparator.comparing(ToldVerdict::place);

    private static final char TAB = '\t';
    private static final int PLACE = 3;
    private static final int FIELDS = 6;

    /** With what it is sorted by in front, so that texts sort as times, promises and cells do. */
    String line() {
        return sortable(atMillis) + TAB + promise + TAB + cell + TAB + state + TAB + sinceMillis + TAB + json;
    }

    static ToldVerdict of(String line) {
        String[] fields = line.split(String.valueOf(TAB), FIELDS);
        return new ToldVerdict(
                Long.parseUnsignedLong(fields[0], 16) ^ Long.MIN_VALUE,
                fields[1],
                fields[2],
                VerdictState.valueOf(fields[3]),
                Long.parseLong(fields[4]),
                fields[5]);
    }

    /** Promise and cell. */
    public String id() {
        return promise + '/' + cell;
    }

    /** Sixteen digits, the earlier the less. */
    private static String sortable(long millis) {
        return HexFormat.of().toHexDigits(millis ^ Long.MIN_VALUE);
    }

    private static String place(String line) {
        int end = -1;
        for (int tab = 0; tab < PLACE; tab++) {
            end = line.indexOf(TAB, end + 1);
        }
        return line.substring(0, end);
    }
}
