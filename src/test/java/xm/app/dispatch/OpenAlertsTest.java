package xm.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.Alerts;
import xm.dispatch.Drill;

class OpenAlertsTest {
    private static final Alert DRILL = Drill.begun("0123456789abcdef", null, 0);

    @Test
    void countsWhatFiresAndSaysZeroOfTheOthers() {
        assertThat(OpenAlerts.bySeverity(Stream.of(Alerts.firing(), Alerts.resolved(), DRILL)))
                .isEqualTo(Map.of("page", 1L, "ticket", 0L, "record", 0L));
    }

    @Test
    void anAlertIsNewOnceInItsLife() {
        Alert firing = Alerts.firing();

        assertThat(OpenAlerts.isNew(null, firing)).isTrue();
        assertThat(OpenAlerts.isNew(firing, firing)).isFalse();
        assertThat(OpenAlerts.isNew(DRILL, firing)).isTrue();
    }

    @Test
    void whatIsOverAndDrillsAreNeverNew() {
        assertThat(OpenAlerts.isNew(null, Alerts.resolved())).isFalse();
        assertThat(OpenAlerts.isNew(null, DRILL)).isFalse();
    }
}
