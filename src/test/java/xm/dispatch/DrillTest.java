package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.codec.AlertReader;
import xm.codec.AlertWriter;

class DrillTest {
    private static final long NOW = 1_795_255_560_000L;
    private static final long MINUTE = 60_000;

    @Test
    void isReadBackAsItWasWritten() {
        Alert drill = Drill.begun("1f0e2d3c4b5a6978", null, NOW);
        assertThat(AlertReader.read(AlertWriter.write(drill, null, null)).value())
                .isEqualTo(drill);
        assertThat(Drill.is(drill)).isTrue();
        assertThat(Drill.is(States.firing().alert())).isFalse();
    }

    /** Who does not know it apart takes it for the end of a drill that nobody was told of. */
    @Test
    void theAnswerToACanaryIsToldToNobody() {
        Alert answer = new Echo(NOW - 10_000, NOW, 0).answer();
        assertThat(AlertReader.read(AlertWriter.write(answer, null, null)).value())
                .isEqualTo(answer);
        assertThat(Drill.is(answer)).isTrue();
        assertThat(Echo.is(Drill.begun("a", null, NOW))).isFalse();
        assertThat(new Ledger(15 * MINUTE).see(answer, NOW, NOW)).isEqualTo(Decision.NEVER_OPENED);
    }

    @Test
    void takesTheNextRevisionOfTheOneBefore() {
        Alert first = Drill.begun("a", null, NOW);
        Alert over = Drill.over(first, NOW + 1);
        Alert second = Drill.begun("b", over, NOW + 2);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.revision()).isGreaterThan(over.revision());
        Newest newest = new Newest();
        assertThat(newest.take(first)).isTrue();
        assertThat(newest.take(over)).isTrue();
        assertThat(newest.take(second)).isTrue();
        assertThat(newest.take(over)).as("told again, late").isFalse();
    }

    @Test
    void isToldWhileTheJobIsSilentButNotLongAfterItBegan() {
        Ledger ledger = new Ledger(15 * MINUTE);
        Alert drill = Drill.begun("a", null, NOW);
        assertThat(ledger.see(drill, 0, NOW + MINUTE)).isEqualTo(Decision.OPEN);
        assertThat(ledger.see(drill, NOW + 16 * MINUTE, NOW + 16 * MINUTE)).isEqualTo(Decision.TOO_OLD);
        ledger.tell(drill, Decision.OPEN, NOW);
        assertThat(ledger.see(Drill.over(drill, NOW + 1), 0, NOW + 1)).isEqualTo(Decision.CLOSE);
    }
}
