package xm.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import xm.alert.SignalWords;
import xm.event.Cell;
import xm.promise.PromisedSignal;

/**
 * A part of a cell, and how much of what is missing to its promise is missing there.
 *
 * @param dimension in which the cell is taken apart
 * @param share of the whole shortfall, {@code null} where nothing is promised or nothing is missing
 */
public record Contribution(String dimension, String part, long n, double value, String valueText, Double share) {
    /** As long as the recent past is. */
    private static final long MILLIS = 15 * 60_000;

    private static final int MOST = 12;

    /** Of the last quarter of an hour, or since the promise was broken if that is longer, an hour at most. */
    static List<Contribution> of(
            BoardState state, Cell cell, String signal, List<Promises.Line> promises, long atMillis) {
        long from = promises.stream()
                .flatMap(line -> line.breaches().stream())
                .filter(breach -> breach[1] >= atMillis)
                .mapToLong(breach -> breach[0])
                .min()
                .orElse(atMillis - MILLIS);
        long bounded = Math.max(atMillis - 4 * MILLIS, Math.min(from, atMillis - MILLIS));
        double promised = promises.stream()
                .flatMap(line -> line.steps().stream())
                .mapToDouble(step -> step[1])
                .average()
                .orElse(Double.NaN);
        List<CellTrack> finest = state.cells().finest(cell);
        List<Contribution> all = new ArrayList<>();
        if (cell.channel().equals(Cell.ANY)) {
            all.addAll(by("channel", Cell::channel, state, finest, signal, promised, bounded, atMillis));
        }
        if (cell.touchpoint().equals(Cell.ANY)) {
            all.addAll(by("touchpoint", Cell::touchpoint, state, finest, signal, promised, bounded, atMillis));
        }
        if (cell.segment().equals(Cell.ANY)) {
            all.addAll(by("segment", Cell::segment, state, finest, signal, promised, bounded, atMillis));
        }
        return all;
    }

    private static List<Contribution> by(
            String dimension,
            Function<Cell, String> part,
            BoardState state,
            List<CellTrack> finest,
            String signal,
            double promised,
            long fromMillis,
            long untilMillis) {
        Map<String, List<CellTrack>> parts = new TreeMap<>();
        finest.forEach(track -> parts.computeIfAbsent(part.apply(track.cell()), any -> new ArrayList<>())
                .add(track));
        List<Contribution> all = new ArrayList<>();
        List<Double> missing = new ArrayList<>();
        parts.forEach((name, tracks) -> {
            List<Point> points = state.cells().points(tracks, signal, true, 60_000, fromMillis, untilMillis);
            if (!points.isEmpty()) {
                Point sum = Point.of(untilMillis, points);
                missing.add(shortfall(signal, sum, promised));
                all.add(new Contribution(
                        dimension, name, sum.n(), sum.value(), SignalWords.value(signal, sum.value(), promised), null));
            }
        });
        double whole = missing.stream().mapToDouble(Double::doubleValue).sum();
        List<Contribution> shared = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            shared.add(whole > 0 ? all.get(i).sharing(missing.get(i) / whole) : all.get(i));
        }
        shared.sort(Comparator.comparingDouble((Contribution it) -> it.share == null ? 0 : -it.share)
                .thenComparingLong(it -> -it.n));
        return shared.stream().limit(MOST).toList();
    }

    /** How many answers less than promised were good. */
    private static double shortfall(String signal, Point sum, double promised) {
        return PromisedSignal.named(signal)
                .map(known -> known.isHighBetter() ? promised - sum.value() : sum.value() - promised)
                .filter(gap -> gap > 0)
                .map(gap -> gap * sum.n())
                .orElse(0.0);
    }

    private Contribution sharing(double of) {
        return new Contribution(dimension, part, n, value, valueText, Math.round(of * 1000) / 1000.0);
    }
}
