package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import xm.event.Shape;

class SightingsTest {
    private final Sightings sightings = new Sightings();

    @Test
    void neighboursAreThoseOfTheSameKeyAndTheTimeItselfComesAfter() {
        add(2, 100);
        add(1, 90);
        add(3, 110);
        int place = sightings.place(2, 100);
        assertThat(sightings.before(place, 2)).isEqualTo(Sightings.NEVER_BEFORE);
        assertThat(sightings.from(place, 2)).isEqualTo(100);
        int later = sightings.place(2, 101);
        assertThat(sightings.before(later, 2)).isEqualTo(100);
        assertThat(sightings.from(later, 2)).isEqualTo(Sightings.NEVER_AFTER);
    }

    /** As it is read back from state. */
    @Test
    void haveRoomForSomeAndAnEventsWithoutBeingCopied() {
        for (int size = 0; size < 20; size++) {
            Sightings some = Sightings.of(size);
            long[] keys = some.keys;
            for (int i = 0; i < size + Shape.ALL.length; i++) {
                some.add(i, i, 100);
            }
            assertThat(some.keys).isSameAs(keys).hasSize(some.size);
        }
    }

    @Test
    void theyAreWhatASortedSetSays() {
        SplittableRandom dice = new SplittableRandom(5);
        TreeMap<Long, TreeSet<Long>> plain = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            long key = dice.nextLong(-4, 5);
            long time = dice.nextLong(-500, 500);
            TreeSet<Long> times = plain.computeIfAbsent(key, any -> new TreeSet<>());
            int place = sightings.place(key, time);
            Long before = times.lower(time);
            Long from = times.ceiling(time);
            assertThat(sightings.before(place, key)).isEqualTo(before == null ? Sightings.NEVER_BEFORE : before);
            assertThat(sightings.from(place, key)).isEqualTo(from == null ? Sightings.NEVER_AFTER : from);
            if (times.add(time)) {
                sightings.add(place, key, time);
            }
        }
        assertThat(sightings.size)
                .isEqualTo(plain.values().stream().mapToInt(TreeSet::size).sum());
    }

    private void add(long key, long time) {
        sightings.add(sightings.place(key, time), key, time);
    }
}
