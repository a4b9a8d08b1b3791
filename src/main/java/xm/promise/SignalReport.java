package xm.promise;

import java.util.Map;

/**
 * A signal of a cell's window as it was told: what a promise is held against.
 *
 * @param value in the signal's own unit
 * @param parts the further counts and sums by their wire names
 * @param levels of signals whose single answers are numbers: how many lie at each of equally spaced levels from the
 *     lowest to the highest value of the signal; an answer between two levels is shared between them so that its value is
 *     kept. Of times: how many lie in each bin. {@code null} for signals of counts
 * @param edges of times: where each bin begins, in seconds, ascending; else {@code null}
 */
public record SignalReport(long n, double value, Map<String, Double> parts, double[] levels, double[] edges) {

    double part(String name) {
        return parts.getOrDefault(name, 0.0);
    }
}
