package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private final Sightings sightings = new Sightings();

    @Test
    void neighboursAreThoseOfTheSameKeyAndTheTimeItselfComesAfter() {
        hold(new long[][] {{1, 90}, {2, 100}, {3, 110}});

        int place = sightings.place(2, 100);
        assertThat(sightings.before(place, 2)).isEqualTo(VisitRule.NEVER_BEFORE);
        assertThat(sightings.from(place, 2)).isEqualTo(100);
        int later = sightings.place(2, 101);
        assertThat(sightings.before(later, 2)).isEqualTo(100);
        assertThat(sightings.from(later, 2)).isEqualTo(Sightings.NEVER_AFTER);
    }

    @Test
    void theyAreWhatASortedSetSays() {
        SplittableRandom dice = new SplittableRandom(5);
        TreeMap<Long, TreeSet<Long>> plain = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            plain.computeIfAbsent(dice.nextLong(-4, 5), any -> new TreeSet<>()).add(dice.nextLong(-500, 500));
        }
        hold(plain.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(time -> new long[] {entry.getKey(), time}))
                .toArray(long[][]::new));

        for (long key = -5; key <= 5; key++) {
            TreeSet<Long> times = plain.getOrDefault(key, new TreeSet<>());
            for (long time = -501; time <= 501; time++) {
                int place = sightings.place(key, time);
                Long before = times.lower(time);
                Long from = times.ceiling(time);
                assertThat(sightings.before(place, key)).isEqualTo(before == null ? VisitRule.NEVER_BEFORE : before);
                assertThat(sightings.from(place, key)).isEqualTo(from == null ? Sightings.NEVER_AFTER : from);
            }
        }
    }

    @Test
    void whatIsKeptIsWhatTheRuleWantsOfEachKey() {
        hold(new long[][] {{1, 10}, {1, 20}, {2, 20}, {2, 30}, {3, 5}});

        sightings.retain((time, keptBefore) -> time > 5 && keptBefore == VisitRule.NEVER_BEFORE);

        assertThat(sightings.size).isEqualTo(2);
        assertThat(sightings.keys).containsExactly(1, 2);
        assertThat(sightings.times).containsExactly(10, 20);
    }

    /** Pairs of a key and a time, in order. */
    private void hold(long[][] pairs) {
        sightings.keys = Stream.of(pairs).mapToLong(pair -> pair[0]).toArray();
        sightings.times = Stream.of(pairs).mapToLong(pair -> pair[1]).toArray();
        sightings.size = pairs.length;
    }
}
