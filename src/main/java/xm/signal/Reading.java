package xm.signal;

import java.util.Map;

/**
 * A signal's value at a moment, with its 95 % interval.
 *
 * @param signal name as in the contract, {@code csat}
 * @param n how many answers or measurements it rests on, never 0: without any there is no reading
 * @param parts further named numbers, in the order in which they are written
 */
public record Reading(String signal, long n, double value, double low, double high, Map<String, Number> parts) {}
