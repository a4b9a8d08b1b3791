package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void knowsWhatWasAddedAndNotForgottenLikeAPlainSet() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SeenIds ids = new SeenIds();
            Map<Long, Long> plain = new HashMap<>();
            for (int i = 0; i < 300; i++) {
                long id = random.nextInt(200);
                long pane = i;
                assertThat(ids.add(id, pane))
                        .as("seed %d", seed)
                        .isEqualTo(plain.putIfAbsent(id == 0 ? 1 : id, pane) == null);
                if (random.nextInt(40) == 0) {
                    long limit = random.nextInt(i + 1);
                    ids.retain(time -> time >= limit);
                    plain.values().removeIf(time -> time < limit);
                    assertThat(ids.size).as("seed %d", seed).isEqualTo(plain.size());
                }
            }
        }
    }

    /** As it is read back from state. */
    @Test
    void hasRoomForSomeAndOneMoreWithoutBeingRebuilt() {
        for (int size = 0; size < 300; size++) {
            SeenIds ids = SeenIds.of(size);
            SeenIds grown = new SeenIds();
            int room = ids.ids.length;
            for (int i = 0; i <= size; i++) {
                long id = Hash64.with(Hash64.start(), i);
                assertThat(ids.add(id, i)).isTrue();
                grown.add(id, i);
            }
            assertThat(ids.ids).as("room for %d and one", size).hasSize(room).hasSameSizeAs(grown.ids);
            assertThat(ids.size).isEqualTo(size + 1);
        }
    }

    @Test
    void givesItsMemoryBackWhenItForgets() {
        SeenIds ids = new SeenIds();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Hash64.with(Hash64.start(), i), i);
        }
        ids.retain(time -> time >= 9_999);

        assertThat(ids.size).isEqualTo(1);
        assertThat(ids.ids.length).isLessThanOrEqualTo(4);
        ids.retain(time -> false);
        assertThat(ids.ids).isEmpty();
        assertThat(ids.add(5, 5)).isTrue();
    }

    /** A shared guest account, or a file whose every row has the same customer: sorted arrays took minutes for it. */
    @Test
    void aMillionEventsOfOneCustomerCostNoMoreThanThoseOfMany() {
        SeenIds ids = new SeenIds();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 1_000_000; i++) {
                ids.add(Hash64.with(Hash64.start(), i), i);
            }
        });
        assertThat(ids.size).isEqualTo(1_000_000);
    }
}
