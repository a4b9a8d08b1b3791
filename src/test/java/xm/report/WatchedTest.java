package xm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.report.Shifts.minute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchedTest {
    private final Watched watched = new Watched();

    @Test
    void betweenTwoSignsOfLifeSomebodyWatchedUnlessTheSilenceWasLong() {
        see(-1, 1, 3, 5, 30, 32, 34);

        assertThat(watched.in(Shifts.EARLY))
                .containsExactly(new Stretch(minute(0), minute(5)), new Stretch(minute(30), minute(34)));
    }

    @Test
    void whoWasHeardOfShortlyBeforeTheEndWatchedUpToIt() {
        see(IntStream.rangeClosed(0, 478).mapToDouble(minute -> minute + 0.9).toArray());

        assertThat(watched.in(Shifts.EARLY))
                .containsExactly(new Stretch(Shifts.EARLY.fromMillis(), Shifts.EARLY.toMillis()));
    }

    @Test
    void signsOutsideTheShiftAndASingleOneInItWatchNothing() {
        see(-30, -29, -3, 100, 600, 601);

        assertThat(watched.in(Shifts.EARLY)).isEmpty();
    }

    /** Verdicts of one cell are older than those of another, and topics are read one after the other. */
    @Test
    void theOrderInWhichSignsAreSeenDoesNotMatter() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Long> signs = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                signs.add(minute(random.nextDouble() * 500 - 10));
            }
            Watched inOrder = new Watched();
            signs.stream().sorted().forEach(inOrder::see);
            Watched mixed = new Watched();
            Collections.shuffle(signs, random);
            signs.forEach(mixed::see);

            assertThat(mixed.in(Shifts.EARLY)).as("seed %d", seed).isEqualTo(inOrder.in(Shifts.EARLY));
        }
    }

    private void see(double... minutes) {
        for (double minute : minutes) {
            watched.see(minute(minute));
        }
    }
}
