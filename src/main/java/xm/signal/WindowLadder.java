package xm.signal;

import java.io.Serializable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * The windows, finest first; each is a whole number of the one before, so that each is made by adding up finer ones.
 *
 * <p>Windows are aligned to the epoch. {@code all}, from the first event to the last, may only stand at the end.
 */
public record WindowLadder(List<String> names, long[] lengthsMillis) implements Serializable {
    /** Name of the window that never ends. */
    public static final String ALL = "all";
    /** Length of the window that never ends. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** The windows of a running job. */
    public static final WindowLadder LIVE = of(List.of("PT10S", "PT1M", "PT15M", "PT1H", "P1D"));

    /**
     * Reads ISO 8601 lengths or {@code all}, in any order.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote them
     */
    public static WindowLadder of(List<String> windows) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no window is named; name at least one, such as PT15M");
        }
        List<String> names = windows.stream()
                .map(String::trim)
                .distinct()
                .sorted((a, b) -> Long.compare(lengthMillis(a), lengthMillis(b)))
                .toList();
        long[] lengths = names.stream().mapToLong(WindowLadder::lengthMillis).toArray();
        for (int level = 1; level < lengths.length; level++) {
            if (lengths[level] == lengths[level - 1]) {
                throw new IllegalArgumentException("windows " + names.get(level - 1) + " and " + names.get(level)
                        + " are of the same length; name it once");
            }
            if (lengths[level] != UNBOUNDED && lengths[level] % lengths[level - 1] != 0) {
                throw new IllegalArgumentException("window " + names.get(level) + " is not a whole number of "
                        + names.get(level - 1) + "; choose lengths of which each divides the next");
            }
        }
        return new WindowLadder(names, lengths);
    }

    private static long lengthMillis(String window) {
        if (window.equals(ALL)) {
            return UNBOUNDED;
        }
        long millis = durationMillis(window);
        if (millis < 1000) {
            throw new IllegalArgumentException("window " + window + " is too short; a second is the least");
        }
        if (millis % 1000 != 0) {
            throw new IllegalArgumentException(
                    "window " + window + " is no whole number of seconds; write PT10S, PT15M, P1D or all");
        }
        return millis;
    }

    private static long durationMillis(String window) {
        try {
            // the JDK also reads pt15m and -PT15M, but a window's name goes out as it is written
            if (window.matches("P[0-9DTHMS.]+")) {
                return Duration.parse(window).toMillis();
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "window " + window + " is not an ISO 8601 duration; write PT10S, PT15M, P1D or all");
    }

    public int levels() {
        return lengthsMillis.length;
    }

    public String name(int level) {
        return names.get(level);
    }

    /** Level of the windows of a length that the ladder has. */
    public int level(long lengthMillis) {
        return Arrays.binarySearch(lengthsMillis, lengthMillis);
    }

    /** Whether this ladder is an earlier one, as its {@link #toString()}, or has only longer windows in addition. */
    public boolean continues(String earlier) {
        return (this + ",").startsWith(earlier + ",");
    }

    /** The names, finest first: {@code PT10S,PT1M}. */
    @Override
    public String toString() {
        return String.join(",", names);
    }

    /** Start of the window that holds a time; 0 for {@code all}. */
    public long start(int level, long timeMillis) {
        long length = lengthsMillis[level];
        return length == UNBOUNDED ? 0 : Math.floorDiv(timeMillis, length) * length;
    }

    /** From when on a time may lie in the same window as another; {@code all} has no beginning. */
    public long begin(int level, long timeMillis) {
        return lengthsMillis[level] == UNBOUNDED ? Long.MIN_VALUE : start(level, timeMillis);
    }

    /** End, exclusive, of the window that begins at a start. */
    public long end(int level, long startMillis) {
        long length = lengthsMillis[level];
        return length == UNBOUNDED ? UNBOUNDED : startMillis + length;
    }
}
