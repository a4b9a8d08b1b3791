package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;
import static xm.alert.Told.millis;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.Severity;

/** The desk answers the canary, and says nothing else otherwise because of it. */
class EchoTest {
    private static final String GOLD = "gold/checkout/*";

    @Test
    void isOverForTheRecordAndOfOneKey() {
        Script script = Script.desk().canary(3).until(3).canary(4).until(4);

        assertThat(script.said).hasSize(2).allSatisfy(answer -> {
            assertThat(Echo.is(answer)).isTrue();
            assertThat(answer.isFiring()).isFalse();
            assertThat(answer.severity()).isEqualTo(Severity.RECORD);
            assertThat(answer.key()).isEqualTo("drill/probe/drill/web");
            assertThat(answer.revision()).isEqualTo(1);
        });
        assertThat(script.ids()).as("each window a life of its own").hasSize(2);
        assertThat(script.last().sinceMillis()).isEqualTo(millis(4) - 10_000);
        assertThat(script.last().detectedAtMillis()).isEqualTo(millis(4));
        assertThat(script.last().resolvedAtMillis()).isEqualTo(millis(4));
    }

    @Test
    void isAnsweredWhenAllThatIsDueBeforeIsDecided() {
        Script script = Script.desk().put(3, broken(GOLD)).canary(3);
        assertThat(script.said).isEmpty();

        script.until(3);

        assertThat(script.said).hasSize(2);
        assertThat(script.said.get(0).isFiring()).isTrue();
        assertThat(Echo.is(script.last())).isTrue();
    }

    @Test
    void isAnsweredOnce() {
        Script script = Script.desk().canary(3).until(3).until(60);

        assertThat(script.said).hasSize(1);
        assertThat(script.state().echoes).isEmpty();
    }

    @Test
    void nothingElseIsToldOtherwise() {
        List<Alert> without = story(false).said;
        List<Alert> with = story(true).said;

        assertThat(without).hasSizeGreaterThan(2);
        assertThat(with).filteredOn(Echo::is).hasSize(90);
        assertThat(with).filteredOn(alert -> !Echo.is(alert)).isEqualTo(without);
    }

    /** Broken for half an hour, then well, with customers who must not wait. */
    private static Script story(boolean isHeard) {
        Script script = Script.desk();
        for (int minute = 1; minute <= 90; minute++) {
            if (isHeard) {
                script.canary(minute);
            }
            if (minute % 3 == 0) {
                script.put(minute, minute <= 30 ? broken(GOLD) : kept(GOLD));
            }
            if (minute > 40 && minute % 2 == 0) {
                script.note(minute, "gold", "checkout");
            }
            script.until(minute);
        }
        return script;
    }
}
