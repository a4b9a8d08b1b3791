package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xm.Needs;
import xm.event.Cell;
import xm.promise.CellReport;
import xm.promise.SignalReport;
import xm.promise.VerdictState;

/**
 * The Numenta Anomaly Benchmark read as a promise: a point is good if it lies within what the first 15 % of its series
 * showed, and 95 of a hundred points are to be good; a false alarm is allowed in 30 days.
 *
 * <p>That is a fixed bound, where the benchmark asks for what is new. So it is measured, not held to a goal.
 */
class PromisesOnNabIT {
    private static final Path DATA = Path.of("../shared/data/nab");
    private static final long FIVE_MINUTES = 300_000;
    private static final Cell CELL = new Cell(Cell.ANY, "series", Cell.ANY);
    private static final InForce PROMISED =
            new InForce(Scene.commitment("on-time", 0.95, CELL, "touchpoint"), null, Long.MAX_VALUE);
    /** What the benchmark takes off for an alarm far from any window. */
    private static final double FALSE_ALARM = 0.11;

    @Test
    void countsTheWindowsThatAFixedBoundFinds() throws Exception {
        Needs.beside(DATA);
        Map<String, double[]> kinds = new TreeMap<>();
        for (NabSeries series : NabSeries.all(DATA)) {
            double[] counts = count(series, alarms(series));
            for (String kind : List.of(series.name().split("/")[0], "total")) {
                double[] sums = kinds.computeIfAbsent(kind, name -> new double[counts.length]);
                for (int i = 0; i < counts.length; i++) {
                    sums[i] += counts[i];
                }
            }
        }
        kinds.forEach((kind, sums) -> System.out.printf(
                "nab: %-20s %2.0f series, %3.0f windows, %2.0f found, %3.0f alarms outside, score %.1f%n",
                kind, sums[0], sums[1], sums[2], sums[3], 100 * (sums[4] + sums[1]) / (2 * Math.max(1, sums[1]))));

        assertThat(kinds.get("total")[0]).isEqualTo(58);
        assertThat(kinds.get("total")[1]).isEqualTo(116);
        assertThat(kinds.get("total")[2]).isPositive();
    }

    /** Series, windows, windows found, alarms outside, and the standard score as it is before it is brought to 0..100. */
    private static double[] count(NabSeries series, List<Integer> alarms) {
        double found = 0;
        double outside = 0;
        double score = 0;
        for (int[] window : series.windows()) {
            int first = alarms.stream()
                    .filter(alarm -> alarm >= window[0] && alarm <= window[1])
                    .findFirst()
                    .orElse(-1);
            found += first < 0 ? 0 : 1;
            int width = window[1] - window[0] + 1;
            score += first < 0 ? -1 : sigmoid(-(window[1] - first + 1.0) / width) / sigmoid(-1);
        }
        for (int alarm : alarms) {
            if (series.windows().stream().noneMatch(window -> alarm >= window[0] && alarm <= window[1])) {
                outside++;
                score += FALSE_ALARM * penalty(series, alarm);
            }
        }
        return new double[] {1, series.windows().size(), found, outside, score};
    }

    /** Soon after a window an alarm is less wrong than anywhere else. */
    private static double penalty(NabSeries series, int alarm) {
        int[] before = null;
        for (int[] window : series.windows()) {
            before = window[1] < alarm ? window : before;
        }
        double late = before == null ? 3 : (double) (alarm - before[1]) / Math.max(1, before[1] - before[0]);
        return late >= 3 ? -1 : sigmoid(late);
    }

    private static double sigmoid(double position) {
        return 2 / (1 + Math.exp(5 * position)) - 1;
    }

    /** Index of each point after those learnt from with which the promise breaks. */
    private static List<Integer> alarms(NabSeries series) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.learnt(); i++) {
            least = Math.min(least, series.values()[i]);
            most = Math.max(most, series.values()[i]);
        }
        List<Integer> alarms = new ArrayList<>();
        WatchRules rules = new WatchRules(WatchSettings.recorded(FIVE_MINUTES));
        Watch watch = null;
        for (int i = series.learnt(); i < series.values().length; i++) {
            boolean isGood = series.values()[i] >= least && series.values()[i] <= most;
            boolean wasBroken = watch != null && watch.state == VerdictState.BROKEN;
            CellReport point = point(series.timesMillis()[i], isGood);
            watch = rules.see(watch, PROMISED, point, Front.at(point.endMillis()), verdict -> {});
            if (watch.state == VerdictState.BROKEN && !wasBroken) {
                alarms.add(i);
            }
        }
        return alarms;
    }

    private static CellReport point(long timeMillis, boolean isGood) {
        long start = timeMillis - Math.floorMod(timeMillis, FIVE_MINUTES);
        double good = isGood ? 1 : 0;
        SignalReport report = new SignalReport(1, good, Map.of("onTime", good), null, null);
        return new CellReport(
                CELL.key(),
                null,
                FIVE_MINUTES,
                start,
                start + FIVE_MINUTES,
                0,
                1,
                1,
                Map.of("on-time", report),
                List.of());
    }
}
