package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DueTest {
    private final Due due = new Due();

    /** While a channel hung over a page it seemed that nothing waited. */
    @Test
    void whatIsBeingToldWaitsUntilThatIsOver() {
        due.add("a", 1_000);
        due.add("b", 2_000);
        assertThat(due.takeAll()).containsOnlyKeys("a", "b");
        due.add("b", 5_000);

        assertThat(due.size()).isEqualTo(2);
        assertThat(due.oldestMillis(6_000)).isEqualTo(5_000);

        due.putBack("a", 1_000);
        due.settle(Set.of("a", "b"));

        assertThat(due.size()).isEqualTo(2);
        assertThat(due.oldestMillis(6_000)).isEqualTo(5_000);
        assertThat(due.takeAll()).containsOnlyKeys("a", "b");
    }

    /** One that failed stood behind all that came since, over and over. */
    @Test
    void whatWaitsLongestIsFirstAlsoWhenItWasPutBack() {
        due.add("a", 1_000);
        due.takeAll();
        due.add("b", 2_000);
        due.putBack("a", 1_000);
        assertThat(due.takeAll().keySet()).containsExactly("a", "b");
    }

    @Test
    void nothingWaitsWhenAllWasTold() {
        due.add("a", 1_000);
        due.add("b", 2_000);
        due.takeAll();
        due.settle(Set.of("b"));
        assertThat(due.size()).as("one of two was told").isEqualTo(1);
        due.settle(Set.of("a"));

        assertThat(due.size()).isZero();
        assertThat(due.oldestMillis(9_000)).isZero();
    }
}
