package xm.codec;

import java.util.ArrayList;
import java.util.List;
import xm.customer.churn.FallbackTable;

/** Reads the table of shares lost of a segment without a model: a row for each least number of purchase days. */
record LostReader(Table table) {
    private static final String LIMITS = "expected rising numbers of days, such as [30, 60, 120]";
    private static final String ROWS = "{1: [0.6, 0.7, 0.8, 0.9], 2: [0.4, 0.5, 0.6, 0.8]}";
    private static final String ROWS_EXPECTED =
            "expected a row for each least number of purchase days, such as " + ROWS;

    /** The table, or {@code null} with the mistakes noted. */
    FallbackTable read() {
        List<Double> limits = limits();
        Table rows = table.has("lost") ? table.table("lost", ROWS) : null;
        if (!table.has("lost")) {
            table.mistake("lost is missing: " + ROWS_EXPECTED);
        }
        if (rows == null || limits == null) {
            return null;
        }
        List<Integer> days = new ArrayList<>();
        List<List<Double>> lost = new ArrayList<>();
        boolean isSound = true;
        for (String row : rows.keys()) {
            int least = days(rows, row, days);
            days.add(least);
            List<Double> shares = rows.numbers(row, it -> it >= 0 && it <= 1, "expected shares from 0 to 1");
            isSound &= least > 0 && isRow(rows, row, shares, limits.size() + 1);
            lost.add(shares);
        }
        if (days.isEmpty()) {
            table.mistake("lost", "lost is empty: " + ROWS_EXPECTED);
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

    /** The least number of purchase days of a row, 0 with the mistake noted if it cannot be that. */
    private static int days(Table rows, String row, List<Integer> before) {
        int days = row.matches("[0-9]{1,6}") ? Integer.parseInt(row) : 0;
        boolean isNext = before.isEmpty() ? days == 1 : days > before.get(before.size() - 1);
        if (!isNext) {
            rows.mistake(row, "row '" + row + "' of lost: rows are least numbers of purchase days, rising from 1");
        }
        return isNext ? days : 0;
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
