package xm.sim;

/**
 * How busy the brand is by hour and weekday (UTC), around a mean of 1: hardly anybody at night, a shoulder at noon, the
 * peak in the evening, and Saturday a little above the rest of the week.
 */
final class DayRhythm {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double[] HOURS = {
        .45, .30, .22, .20, .22, .32, .52, .78, .98, 1.10, 1.18, 1.25, 1.32, 1.25, 1.18, 1.15, 1.20, 1.32, 1.50, 1.68,
        1.74, 1.60, 1.25, .79
    };
    /** From Thursday on, the weekday of 1970-01-01. */
    private static final double[] WEEKDAYS = {.98, 1.03, 1.07, 1.01, .98, .96, .97};

    private static final double MEAN_HOUR = mean(HOURS);
    private static final double MEAN_WEEKDAY = mean(WEEKDAYS);

    /** No hour of the week is busier than this. */
    static final double PEAK = 2;

    private DayRhythm() {}

    /** Straight between the middles of two hours, so that no hour begins with a jump. */
    static double factor(long timeMillis) {
        long shifted = timeMillis - HOUR_MILLIS / 2;
        long hour = Math.floorDiv(shifted, HOUR_MILLIS);
        double part = (double) Math.floorMod(shifted, HOUR_MILLIS) / HOUR_MILLIS;
        double level = HOURS[Math.floorMod(hour, 24)] * (1 - part) + HOURS[Math.floorMod(hour + 1, 24)] * part;
        double weekday = WEEKDAYS[(int) Math.floorMod(Math.floorDiv(timeMillis, 24 * HOUR_MILLIS), 7L)];
        return level / MEAN_HOUR * weekday / MEAN_WEEKDAY;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
