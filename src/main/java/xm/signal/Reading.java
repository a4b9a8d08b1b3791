package xm.signal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signal's value at a moment, with its 95 % interval; made where it is told, never kept or sent by itself.
 *
 * @param signal name as in the contract, {@code csat}
 * @param n how many answers or measurements it rests on, never 0: without any there is no reading
 * @param parts further named numbers, in the order in which they are written; counts are {@code Long}
 */
public record Reading(String signal, long n, double value, double low, double high, Map<String, Number> parts) {

    Reading(String signal, long n, double value, Interval interval) {
        this(signal, n, value, interval.low(), interval.high(), Map.of());
    }

    /** The same with one more part at the end. */
    Reading with(String part, Number number) {
        Map<String, Number> more = new LinkedHashMap<>(parts);
        more.put(part, number);
        return new Reading(signal, n, value, low, high, Collections.unmodifiableMap(more));
    }
}
