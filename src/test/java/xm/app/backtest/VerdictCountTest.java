package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

class VerdictCountTest {
    private static final long MINUTE = 60_000;

    private final VerdictCount count = new VerdictCount();

    @Test
    void countsHowEachPromiseStandsAtLast() {
        add(0, "gold", VerdictState.UNPROVEN, 0);
        add(5, "gold", VerdictState.KEPT, 5);
        add(5, "basic", VerdictState.UNPROVEN, 0);

        assertThat(count.byState()).isEqualTo(Map.of("KEPT", 1L, "UNPROVEN", 1L));
        assertThat(count.told()).isEqualTo(3);
    }

    @Test
    void aPromiseIsBrokenFromTheDropUntilItIsNoMore() {
        add(0, "gold", VerdictState.KEPT, 0);
        add(20, "gold", VerdictState.BROKEN, 14);
        add(21, "gold", VerdictState.BROKEN, 14);
        add(50, "gold", VerdictState.UNPROVEN, 50);
        count.end(100 * MINUTE);

        assertThat(count.brokenMillis()).isEqualTo(Map.of("satisfied", 36 * MINUTE));
    }

    @Test
    void whatIsBrokenAtTheEndIsBrokenUntilThen() {
        add(20, "gold", VerdictState.BROKEN, 14);
        add(30, "basic", VerdictState.BROKEN, 25);
        count.end(100 * MINUTE);

        assertThat(count.brokenMillis()).isEqualTo(Map.of("satisfied", (86 + 75) * MINUTE));
    }

    @Test
    void aPromiseThatWasNeverBrokenWasSoForNoTime() {
        add(20, "gold", VerdictState.KEPT, 14);
        count.end(100 * MINUTE);

        assertThat(count.brokenMillis()).isEqualTo(Map.of("satisfied", 0L));
    }

    private void add(int atMinute, String segment, VerdictState state, int sinceMinute) {
        count.add(new ToldVerdict(
                atMinute * MINUTE, "satisfied", segment + "/checkout/*", state, sinceMinute * MINUTE, "{}"));
    }
}
