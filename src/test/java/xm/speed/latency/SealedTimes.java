package xm.speed.latency;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import xm.customer.standing.StandingRules;

/**
 * When each grain, a tenth of a second, was sealed, and each pane with its last one: the moment at which the last
 * partition got an event that lies behind its end by the time that events may be late.
 *
 * <p>No job can know sooner that a grain or pane is complete. Of a partition whose first event lies behind the end of a
 * grain already it is not known when that was complete there, so it is never sealed.
 */
final class SealedTimes {
    private static final long NOTHING = Long.MIN_VALUE;

    private final long paneMillis;
    private final long outOfOrdernessMillis;
    private final long[] newestEnds;
    private final Map<Long, Seal> seals = new HashMap<>();

    SealedTimes(int partitions, long paneMillis, long outOfOrdernessMillis) {
        this.paneMillis = paneMillis;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        newestEnds = new long[partitions];
        Arrays.fill(newestEnds, NOTHING);
    }

    /** What is known of a grain: how many partitions have passed its end, and when the last of them did. */
    private record Seal(int partitions, long lastMillis) {
        Seal and(Seal more) {
            return new Seal(partitions + more.partitions, Math.max(lastMillis, more.lastMillis));
        }
    }

    /**
     * A partition got an event; those of one partition come in their order.
     *
     * @param timeMillis of the event
     * @param appendedMillis when it got it
     */
    void appended(int partition, long timeMillis, long appendedMillis) {
        long end = StandingRules.wholeGrains(timeMillis - outOfOrdernessMillis - 1) + 1;
        if (newestEnds[partition] == NOTHING) {
            newestEnds[partition] = end;
        }
        while (newestEnds[partition] < end) {
            newestEnds[partition] += StandingRules.GRAIN_MILLIS;
            seals.merge(newestEnds[partition], new Seal(1, appendedMillis), Seal::and);
        }
    }

    /** When the grain or pane that ends at a time was sealed, if it was. */
    OptionalLong sealedMillis(long endMillis) {
        Seal seal = seals.get(endMillis);
        return seal == null || seal.partitions < newestEnds.length
                ? OptionalLong.empty()
                : OptionalLong.of(seal.lastMillis);
    }

    /** End of the last pane that was sealed until a time, if there is one. */
    OptionalLong lastEnd(long untilMillis) {
        return paneEnds()
                .filter(end -> sealedMillis(end).orElse(Long.MAX_VALUE) <= untilMillis)
                .max();
    }

    /** How many panes were sealed from a time on until before another. */
    long count(long fromMillis, long toMillis) {
        return paneEnds()
                .map(end -> sealedMillis(end).orElse(Long.MIN_VALUE))
                .filter(at -> at >= fromMillis && at < toMillis)
                .count();
    }

    /** End of the grain in which a time lies. */
    static long grainEnd(long timeMillis) {
        return StandingRules.dueMillis(timeMillis) + 1;
    }

    /** End of the pane in which a time lies. */
    long paneEnd(long timeMillis) {
        return timeMillis - Math.floorMod(timeMillis, paneMillis) + paneMillis;
    }

    private LongStream paneEnds() {
        return seals.keySet().stream().mapToLong(Long::longValue).filter(end -> end % paneMillis == 0);
    }
}
