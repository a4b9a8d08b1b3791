package xm.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
    private static final long MILLI = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private long nanos = 5 * MILLI;
    private final HopLog log = new HopLog(lines::add, () -> nanos);

    @Test
    void tellsTheTimeSinceTheStartAndSinceTheHopBefore() {
        Way way = Way.there(log);
        way.await("a", "a is missing", "a");
        way.await("b", "b is missing", "b");
        nanos += 12 * MILLI;
        way.reach("b", "b took it");
        nanos += 1_500 * MILLI;
        way.reach("a", "a took it");
        way.reach("a", "a took it twice");
        assertThat(way.isDone()).isTrue();
        assertThat(log.end()).isTrue();
        assertThat(lines)
                .containsExactly(
                        "     12 ms      +12 ms  b took it",
                        "   1512 ms    +1500 ms  a took it",
                        "All 2 hops in 1512 ms.");
    }

    @Test
    void blamesTheHopBeforeWhereBothAreMissing() {
        Way way = Way.there(log);
        way.await("a", "a is missing", "a");
        way.awaitAfter("a", "b", "b is missing", "b");
        way.giveUp();
        assertThat(lines)
                .containsExactly(
                        "   missing              a is missing. Look first at a",
                        "   missing              b is missing. Look first at the hop before it");
    }

    @Test
    void namesWhatIsMissingAsItWasDoubtedLast() {
        Way way = Way.back(log);
        way.await("a", "a is missing", "a");
        way.await("b", "b is missing", "b");
        way.doubt("b", "b cannot be asked", "its address");
        way.reach("a", "a took it");
        way.doubt("a", "a cannot be asked", "its address");
        assertThat(way.isDone()).isFalse();
        way.giveUp();
        assertThat(way.isDone()).isTrue();
        assertThat(way.wasReached("a")).isTrue();
        assertThat(way.wasReached("b")).isFalse();
        assertThat(log.end()).isFalse();
        assertThat(lines)
                .containsExactly(
                        "      0 ms       +0 ms  a took it",
                        "   missing              b cannot be asked. Look first at its address",
                        "1 of 2 hops missing.");
    }
}
