package xm.codec;

import java.util.ArrayList;
import java.util.List;
import xm.customer.churn.FallbackTable;

/** Reads the table of shares lost of a segment without a model: a row for each least number of purchase days. */
record LostReader(Table table) {
    private static final String LIMITS = "expected rising numbers of days, such as [30, 60, 120]";
    private static final String ROWS = "{1: [0.6, 0.7, 0.8, 0.9], 2: [0.4, 0.5, 0.6, 0.8]}";

    /** The table, or {@code null} with the mistakes noted. */
    FallbackTable read() {
        List<Double> limits = limits();
        Table rows = table.has("lost") ? table.table("lost", ROWS) : null;
        if (!table.has("lost")) {
            table.mistake("lost is missing: expected a row for each least number of purchase days, such as " + ROWS);
        }
        if (rows == null || limits == null) {
            return null;
        }
        List<Integer> days = new ArrayList<>();
        List<List<Double>> lost = new ArrayList<>();
        boolean isSound = true;
        for (String row : rows.keys()) {
            isSound &= isNext(rows, row, days);
            days.add(isSound ? Integer.parseInt(row) : 1);
            List<Double> shares = rows.numbers(row, it -> it >= 0 && it <= 1, "expected shares from 0 to 1");
            isSound &= isRow(rows, row, shares, limits.size() + 1);
            lost.add(shares);
        }
        return isSound && !days.isEmpty() ? new FallbackTable(limits, days, lost) : null;
    }

    private List<Double> limits() {
        if (!table.has("silentDays")) {
            table.mistake("silentDays is missing: " + LIMITS);
            return null;
        }
        List<Double> limits = table.numbers("silentDays", it -> it > 0 && it <= 36_500, LIMITS);
        if (limits != null && !FallbackTable.rises(limits)) {
            table.mistake("silentDays", "silentDays " + limits + " do not rise; " + LIMITS);
            return null;
        }
        return limits;
    }

    private static boolean isNext(Table rows, String row, List<Integer> before) {
        int least = before.isEmpty() ? 1 : before.get(before.size() - 1) + 1;
        boolean isNumber = row.matches("[0-9]{1,6}");
        if (isNumber && (before.isEmpty() ? Integer.parseInt(row) == 1 : Integer.parseInt(row) >= least)) {
            return true;
        }
        rows.mistake(row, "row '" + row + "' of lost: rows are least numbers of purchase days, rising from 1");
        return false;
    }

    private static boolean isRow(Table rows, String row, List<Double> shares, int bins) {
        if (shares == null) {
            return false;
        }
        if (shares.size() != bins) {
            rows.mistake(
                    row,
                    "row " + row + " of lost has " + shares.size() + " shares; expected " + bins
                            + ", one for each stretch between silentDays and one after the last");
            return false;
        }
        if (!FallbackTable.neverFalls(shares)) {
            rows.mistake(row, "row " + row + " of lost falls with silence; a longer silence cannot lower the risk");
            return false;
        }
        return true;
    }
}
