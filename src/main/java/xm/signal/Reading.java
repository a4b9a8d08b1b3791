package xm.signal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A signal's value at a moment, with its 95 % interval; made where it is told, never kept or sent by itself.
 *
 * @param signal name as in the contract, {@code csat}
 * @param n how many answers or measurements it rests on, never 0: without any there is no reading
 * @param parts further named numbers, in the order in which they are written; counts are {@code Long}
 * @param levels of signals whose answers are numbers: how many lie at each of the {@link Levels}; of times: in each bin;
 *     {@code null} where counts say all, or where it is not known of every answer
 * @param edges of times: where each bin begins, in seconds; else {@code null}
 */
public record Reading(
        String signal,
        long n,
        double value,
        double low,
        double high,
        Map<String, Number> parts,
        double[] levels,
        double[] edges) {

    public Reading(String signal, long n, double value, double low, double high, Map<String, Number> parts) {
        this(signal, n, value, low, high, parts, null, null);
    }

    Reading(String signal, long n, double value, Interval interval) {
        this(signal, n, value, interval.low(), interval.high(), Map.of());
    }

    /** The same with one more part at the end. */
    Reading with(String part, Number number) {
        Map<String, Number> more = new LinkedHashMap<>(parts);
        more.put(part, number);
        return new Reading(signal, n, value, low, high, Collections.unmodifiableMap(more), levels, edges);
    }

    Reading withLevels(double[] counted) {
        return new Reading(signal, n, value, low, high, parts, counted, edges);
    }

    Reading withBins(double[] counted, double[] begin) {
        return new Reading(signal, n, value, low, high, parts, counted, begin);
    }

    /** By what is in the arrays, too. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reading that
                && signal.equals(that.signal)
                && n == that.n
                && Double.compare(value, that.value) == 0
                && Double.compare(low, that.low) == 0
                && Double.compare(high, that.high) == 0
                && parts.equals(that.parts)
                && Arrays.equals(levels, that.levels)
                && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(signal, n, value, low, high, parts, Arrays.hashCode(levels), Arrays.hashCode(edges));
    }
}
