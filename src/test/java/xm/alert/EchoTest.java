package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.millis;

import org.junit.jupiter.api.Test;
import xm.promise.Severity;

/** What the desk answers the canary; when it does is said by the test of its operator. */
class EchoTest {
    private static final Echo ECHO = new Echo(millis(3) - 10_000, millis(3), 0);

    @Test
    void isOverForTheRecordAndOfOneKey() {
        Alert answer = ECHO.answer();

        assertThat(Echo.is(answer)).isTrue();
        assertThat(answer.isFiring()).isFalse();
        assertThat(answer.severity()).isEqualTo(Severity.RECORD);
        assertThat(answer.key()).isEqualTo("drill/probe/drill/web");
        assertThat(answer.revision()).isEqualTo(1);
        assertThat(answer.sinceMillis()).isEqualTo(millis(3) - 10_000);
        assertThat(answer.detectedAtMillis()).isEqualTo(millis(3));
        assertThat(answer.resolvedAtMillis()).isEqualTo(millis(3));
    }

    @Test
    void eachWindowIsALifeOfItsOwnAndTheSameWindowTheSameAnswer() {
        assertThat(ECHO.answer()).isEqualTo(ECHO.answer());
        assertThat(new Echo(millis(4) - 10_000, millis(4), 0).answer().alertId())
                .isNotEqualTo(ECHO.answer().alertId());
    }
}
