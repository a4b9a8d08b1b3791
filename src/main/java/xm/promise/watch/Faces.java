package xm.promise.watch;

import java.util.List;
import xm.promise.CellReport;

/**
 * How many customers a window held: each counted once in the window, once an hour, once a day.
 *
 * <p>Whoever was counted in the same hour before is not counted again in {@code anHour}. Where the windows told are not
 * that long, the count of the next shorter ones stands for it.
 */
record Faces(double aPane, double anHour, double aDay) {
    static final long HOUR_MILLIS = 60 * 60_000L;
    static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    /** Of people who may be the same in any other window. */
    static Faces of(double people) {
        return new Faces(people, people, people);
    }

    /** @param windowsMillis lengths of all windows that are told, finest first */
    static Faces of(CellReport report, List<Long> windowsMillis) {
        double aPane = (double) report.customers();
        double anHour = newTo(report, windowsMillis, HOUR_MILLIS, aPane);
        return new Faces(aPane, anHour, newTo(report, windowsMillis, DAY_MILLIS, anHour));
    }

    private static double newTo(CellReport report, List<Long> windowsMillis, long lengthMillis, double unknown) {
        int longer = -1;
        for (long length : windowsMillis) {
            longer += length > report.windowMillis() ? 1 : 0;
            if (length == lengthMillis && longer >= 0 && report.newTo() != null) {
                return longer < report.newTo().length ? (double) report.newTo()[longer] : 0;
            }
        }
        return unknown;
    }
}
