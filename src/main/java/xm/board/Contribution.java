package xm.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import xm.alert.SignalWords;
import xm.event.Cell;

/**
 * A part of a cell, and how much of what is missing to its promise is missing there.
 *
 * @param dimension in which the cell is taken apart
 * @param n {@code null} as the value where too few answered to be shown; then there is no share either
 * @param share of the whole shortfall, {@code null} where nothing is promised or nothing is missing
 */
public record Contribution(String dimension, String part, Long n, Double value, String valueText, Double share) {
    /** As long as the recent past is. */
    private static final long MILLIS = 15 * 60_000;

    private static final int MOST = 12;

    /** Of the last quarter of an hour, or since the promise was broken if that is longer, an hour at most. */
    static List<Contribution> of(
            BoardState state, Cell cell, String signal, List<PromiseLine> promises, long atMillis) {
        long from = promises.stream()
                .flatMap(line -> line.breaches().stream())
                .filter(breach -> breach[1] >= atMillis)
                .mapToLong(breach -> breach[0])
                .min()
                .orElse(atMillis - MILLIS);
        long bounded = Math.max(atMillis - 4 * MILLIS, Math.min(from, atMillis - MILLIS));
        Shortfall shortfall = new Shortfall(signal, promises);
        List<Contribution> all = new ArrayList<>();
        if (cell.channel().equals(Cell.ANY)) {
            all.addAll(by("channel", Cell::channel, state, cell, shortfall, bounded, atMillis));
        }
        if (cell.touchpoint().equals(Cell.ANY)) {
            all.addAll(by("touchpoint", Cell::touchpoint, state, cell, shortfall, bounded, atMillis));
        }
        if (cell.segment().equals(Cell.ANY)) {
            all.addAll(by("segment", Cell::segment, state, cell, shortfall, bounded, atMillis));
        }
        return all;
    }

    private static List<Contribution> by(
            String dimension,
            Function<Cell, String> part,
            BoardState state,
            Cell cell,
            Shortfall shortfall,
            long fromMillis,
            long untilMillis) {
        Map<String, List<CellTrack>> parts = new TreeMap<>();
        state.cells()
                .finest(cell)
                .forEach(track -> parts.computeIfAbsent(part.apply(track.cell()), any -> new ArrayList<>())
                        .add(track));
        List<Contribution> all = new ArrayList<>();
        List<Double> missing = new ArrayList<>();
        String signal = shortfall.signal();
        parts.forEach((name, tracks) -> {
            List<Point> points = state.cells().points(tracks, signal, true, 60_000, fromMillis, untilMillis);
            if (!points.isEmpty()) {
                Point sum = Point.of(untilMillis, points);
                missing.add(shortfall.of(tracks, fromMillis, untilMillis));
                String text = SignalWords.value(signal, sum.value(), shortfall.strictest(tracks, untilMillis));
                all.add(
                        state.crowd().isTooFew(sum.n())
                                ? new Contribution(dimension, name, null, null, Crowd.TOO_FEW, null)
                                : new Contribution(dimension, name, sum.n(), sum.value(), text, null));
            }
        });
        double whole = missing.stream().mapToDouble(Double::doubleValue).sum();
        List<Contribution> shared = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            shared.add(whole > 0 && all.get(i).n != null ? all.get(i).sharing(missing.get(i) / whole) : all.get(i));
        }
        shared.sort(Comparator.comparingDouble((Contribution it) -> it.share == null ? 0 : -it.share)
                .thenComparingLong(it -> it.n == null ? 0 : -it.n));
        return shared.stream().limit(MOST).toList();
    }

    private Contribution sharing(double of) {
        return new Contribution(dimension, part, n, value, valueText, Math.round(of * 1000) / 1000.0);
    }
}
