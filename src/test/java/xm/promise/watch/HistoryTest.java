package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xm.promise.Sample;

class HistoryTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @Test
    void knowsAnyStretchToAQuarterOfItsLengthAndAMonthInFewBlocks() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            History history = new History();
            TreeMap<Long, Integer> truth = new TreeMap<>();
            long now = 0;
            while (now < 40 * DAY) {
                now += MINUTE * (1 + random.nextInt(random.nextInt(20) == 0 ? 600 : 30));
                int good = random.nextInt(5);
                history.add(now, MINUTE, Sample.share(1, good), 2);
                truth.put(now, good);
                history.forgetBefore(now - 31 * DAY, MINUTE);
            }

            assertThat(history.startsMillis).as("seed %d", seed).hasSizeLessThan(70);
            for (long length = 15 * MINUTE; length < 31 * DAY; length *= 3) {
                History.Stretch stretch = history.since(now - length);
                double good = truth.tailMap(stretch.startMillis()).values().stream()
                        .mapToInt(it -> it)
                        .sum();
                assertThat(stretch.sum().weights()[1]).as("seed %d", seed).isEqualTo(good);
                assertThat(stretch.sum().weights()[0])
                        .isEqualTo(truth.tailMap(stretch.startMillis()).size());
                assertThat(stretch.customers()).isEqualTo(2 * stretch.sum().weights()[0]);
            }
        }
    }

    @Test
    void aStretchIsCutToWhatItsBlocksKnow() {
        History history = new History();
        for (int minute = 0; minute < 10_000; minute++) {
            history.add(minute * MINUTE, MINUTE, Sample.share(0, 1), 1);
        }
        for (int minutes = 8; minutes < 4_000; minutes *= 2) {
            long start = history.since((9_999 - minutes) * MINUTE).startMillis();
            assertThat(9_999 - start / MINUTE).isBetween((long) (0.6 * minutes) - 1, (long) minutes);
        }
    }

    @Test
    void beginsAnewWhereItIsToldToAndKeepsTheNewestAtLeast() {
        History history = new History();
        for (int minute = 0; minute < 4; minute++) {
            history.add(minute * MINUTE, MINUTE, Sample.share(1, minute), 1);
        }
        history.beginAt(2 * MINUTE);
        assertThat(history.since(0).sum().weights()).containsExactly(2, 5);
        history.beginAt(DAY);
        assertThat(history.since(0).sum().weights()).containsExactly(1, 3);
    }

    @Test
    void nothingIsSinceWhenNothingWasSeen() {
        assertThat(new History().since(0)).isNull();
    }
}
