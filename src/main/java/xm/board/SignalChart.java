package xm.board;

import java.util.List;
import java.util.Optional;
import xm.alert.SignalWords;
import xm.event.Cell;
import xm.promise.PromisedSignal;

/**
 * A signal of one cell over time.
 *
 * @param unit {@code percent} of a share, {@code seconds}, or {@code number}
 * @param better {@code high} or {@code low}
 * @param lowest that there can be, {@code null} if there is no end; as the highest
 * @param points end of the window, n, value, and the ends of its 95 % interval
 * @param withheld windows that are left out, because too few answered in them
 * @param promises that are drawn, the worst first
 * @param otherPromises how many more there are
 * @param breaches from when to when any of all those promises was broken
 * @param contributors the largest first
 */
public record SignalChart(
        String signal,
        String name,
        String unit,
        String better,
        Double lowest,
        Double highest,
        List<double[]> points,
        long withheld,
        List<PromiseLine> promises,
        int otherPromises,
        List<long[]> breaches,
        List<Contribution> contributors) {

    /** More lines than these cannot be told apart. */
    private static final int MOST_LINES = 8;

    static SignalChart of(
            BoardState state,
            Cell cell,
            List<CellTrack> tracks,
            String signal,
            Promises promises,
            boolean isFine,
            long stepMillis,
            long fromMillis,
            long atMillis) {
        Optional<PromisedSignal> known = PromisedSignal.named(signal);
        List<PromiseLine> lines = promises.of(signal);
        List<Point> points = state.cells().points(tracks, signal, isFine, stepMillis, fromMillis, atMillis);
        List<Point> shown =
                points.stream().filter(it -> !state.crowd().isTooFew(it.n())).toList();
        return new SignalChart(
                signal,
                SignalWords.name(signal),
                unit(signal),
                known.map(it -> it.isHighBetter() ? "high" : "low").orElse("high"),
                known.map(PromisedSignal::lowest).filter(Double::isFinite).orElse(null),
                known.map(PromisedSignal::highest).filter(Double::isFinite).orElse(null),
                shown.stream()
                        .map(it -> new double[] {it.endMillis(), it.n(), it.value(), it.low(), it.high()})
                        .toList(),
                points.size() - shown.size(),
                lines.stream().limit(MOST_LINES).toList(),
                Math.max(0, lines.size() - MOST_LINES),
                lines.stream().flatMap(line -> line.breaches().stream()).toList(),
                Contribution.of(state, cell, signal, lines, atMillis));
    }

    private static String unit(String signal) {
        return switch (signal) {
            case "resolution-time" -> "seconds";
            case "nps", "qoe", "effort", "stated-effort", "complaints", "sentiment" -> "number";
            default -> "percent";
        };
    }
}
