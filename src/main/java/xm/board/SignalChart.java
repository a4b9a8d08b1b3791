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
        List<Promises.Line> promises,
        List<Contribution> contributors) {

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
        List<Promises.Line> lines = promises.of(signal);
        return new SignalChart(
                signal,
                SignalWords.name(signal),
                unit(signal),
                known.map(it -> it.isHighBetter() ? "high" : "low").orElse("high"),
                known.map(PromisedSignal::lowest).filter(Double::isFinite).orElse(null),
                known.map(PromisedSignal::highest).filter(Double::isFinite).orElse(null),
                state.cells().points(tracks, signal, isFine, stepMillis, fromMillis, atMillis).stream()
                        .map(it -> new double[] {it.endMillis(), it.n(), it.value(), it.low(), it.high()})
                        .toList(),
                lines,
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
