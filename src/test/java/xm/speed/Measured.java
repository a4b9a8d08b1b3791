package xm.speed;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one pass over the topic cost in a process of its own.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads of the process, those of its collector and compiler too
 * @param peakMib the most memory that the process has held, passes to warm up too
 */
record Measured(double seconds, double cpuSeconds, long peakMib, Seen seen) {
    private static final String MARK = "measured ";

    double eventsPerSecond(long events) {
        return events / seconds;
    }

    double cpuSecondsPerMillion(long events) {
        return cpuSeconds * 1e6 / events;
    }

    /** As the process says it in one line. */
    String line() {
        return MARK
                + String.join(
                        " ",
                        Stream.of(seconds, cpuSeconds, peakMib, seen.events(), seen.answers(), seen.satisfied())
                                .map(String::valueOf)
                                .toList());
    }

    /** The line among all that the process has said. */
    static Optional<Measured> find(String said) {
        return said.lines().filter(line -> line.startsWith(MARK)).findFirst().map(line -> {
            String[] parts = line.substring(MARK.length()).split(" ", -1);
            long[] counts =
                    Arrays.stream(parts).skip(2).mapToLong(Long::parseLong).toArray();
            return new Measured(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    counts[0],
                    new Seen(counts[1], counts[2], counts[3]));
        });
    }
}
