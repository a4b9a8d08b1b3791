package xm.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xm.event.Cell;
import xm.promise.Dimension;
import xm.promise.Marker;
import xm.promise.Observed;

/** The numbers of an alert: what is seen in its cells together, who contributes, what was changed there. */
final class Account {
    /** Of each dimension. */
    private static final int CONTRIBUTORS_AT_MOST = 5;

    private static final double MOST = 0.5;

    private Account() {}

    /** What is seen in cells together: the means by their number of answers, of the interval as well. */
    static Observed together(List<Sight> sights) {
        List<Observed> seen = sights.stream()
                .map(sight -> sight.observed)
                .filter(observed -> observed != null)
                .toList();
        if (seen.size() < 2) {
            return seen.isEmpty() ? null : seen.get(0);
        }
        double weight = 0;
        double value = 0;
        double low = 0;
        double high = 0;
        long n = 0;
        long window = 0;
        for (Observed observed : seen) {
            double w = Math.max((double) observed.n(), 1e-9);
            weight += w;
            value += w * observed.value();
            low += w * observed.low();
            high += w * observed.high();
            n += observed.n();
            window = Math.max(window, observed.windowMillis());
        }
        return new Observed(window, n, value / weight, low / weight, high / weight);
    }

    /**
     * Where the shortfall comes from: its shares by each dimension that the level leaves open, the largest first. They are
     * told by the cells that are ill where these name the dimension, else by the finer cells within them, and if there are
     * none as they were told last.
     */
    static List<Contributor> contributors(
            Cell level, List<Sight> ill, Collection<Sight> scouts, List<Contributor> said) {
        List<Contributor> contributors = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (CellLevels.isNamed(level, dimension)) {
                continue;
            }
            boolean isOwn = ill.stream().anyMatch(sight -> CellLevels.isNamed(sight.place(), dimension));
            List<Contributor> shares = shares(dimension, isOwn ? ill : within(ill, scouts));
            contributors.addAll(
                    !shares.isEmpty()
                            ? shares
                            : said.stream()
                                    .filter(one -> one.dimension().equals(dimension.wireName()))
                                    .toList());
        }
        contributors.sort(Comparator.comparingDouble(Contributor::share).reversed());
        return List.copyOf(contributors);
    }

    /** What a customer is worth who had the experience that was not promised at a cell. */
    static double worth(Sight sight, Collection<Sight> scouts) {
        if (!sight.place().segment().equals(Cell.ANY)) {
            return sight.customerValue;
        }
        double shortfall = 0;
        double value = 0;
        for (Sight scout : within(List.of(sight), scouts)) {
            shortfall += scout.shortfall;
            value += scout.shortfall * scout.customerValue;
        }
        return shortfall > 0 ? value / shortfall : sight.customerValue;
    }

    /**
     * The change nearest to when something began at a level, before it or shortly after. What was changed elsewhere than
     * where most of the shortfall comes from is none.
     */
    static Marker nearestChange(
            Cell level,
            List<Contributor> contributors,
            long sinceMillis,
            Collection<Marker> markers,
            DeskSettings settings) {
        String touchpoint = where(level, Dimension.TOUCHPOINT, contributors);
        String channel = where(level, Dimension.CHANNEL, contributors);
        return markers.stream()
                .filter(marker -> marker.atMillis() >= sinceMillis - settings.changeBeforeMillis())
                .filter(marker -> marker.atMillis() <= sinceMillis + settings.changeAfterMillis())
                .filter(marker -> isAt(touchpoint, marker.touchpoint()))
                .filter(marker -> isAt(channel, marker.channel()))
                .min(Comparator.<Marker>comparingLong(marker -> Math.abs(marker.atMillis() - sinceMillis))
                        .thenComparing(Marker::toString))
                .orElse(null);
    }

    /** The name that a level has in a dimension, or else the one that most of the shortfall comes from. */
    private static String where(Cell level, Dimension dimension, List<Contributor> contributors) {
        return CellLevels.isNamed(level, dimension)
                ? dimension.of(level)
                : contributors.stream()
                        .filter(one -> one.dimension().equals(dimension.wireName()) && one.share() > MOST)
                        .map(Contributor::value)
                        .findFirst()
                        .orElse(Cell.ANY);
    }

    private static boolean isAt(String level, String marker) {
        return marker == null || marker.equals(Cell.ANY) || level.equals(Cell.ANY) || marker.equals(level);
    }

    private static List<Contributor> shares(Dimension dimension, List<Sight> parts) {
        Map<String, Double> shortfalls = new TreeMap<>();
        double whole = 0;
        for (Sight part : parts) {
            if (part.shortfall > 0 && CellLevels.isNamed(part.place(), dimension)) {
                shortfalls.merge(dimension.of(part.place()), part.shortfall, Double::sum);
                whole += part.shortfall;
            }
        }
        List<Contributor> shares = new ArrayList<>();
        for (Map.Entry<String, Double> entry : shortfalls.entrySet()) {
            shares.add(new Contributor(dimension.wireName(), entry.getKey(), entry.getValue() / whole));
        }
        shares.sort(Comparator.comparingDouble(Contributor::share).reversed());
        return List.copyOf(shares.subList(0, Math.min(CONTRIBUTORS_AT_MOST, shares.size())));
    }

    /** The scouts within cells of one shape, in an order of their own so that sums do not depend on that of a map. */
    private static List<Sight> within(List<Sight> cells, Collection<Sight> scouts) {
        if (cells.isEmpty() || scouts.isEmpty()) {
            return List.of();
        }
        Cell shape = cells.get(0).place();
        Set<Cell> places = new HashSet<>();
        for (Sight cell : cells) {
            places.add(cell.place());
        }
        return scouts.stream()
                .filter(scout -> places.contains(CellLevels.above(scout.place(), shape)))
                .sorted(Comparator.comparing(scout -> scout.cell))
                .toList();
    }
}
