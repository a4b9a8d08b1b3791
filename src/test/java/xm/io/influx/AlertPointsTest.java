package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Alerts;
import xm.alert.Echo;
import xm.event.Cell;
import xm.promise.Severity;

class AlertPointsTest {
    private static final String TAGS =
            "alert,channel=*,kind=promise-broken,promise=satisfied,segment=gold,touchpoint=checkout ";

    @Test
    void isAPointWhenItIsDetectedAndOneOfTheSameSeriesWhenItIsOver() {
        assertThat(AlertPoints.line(Alerts.firing()))
                .startsWith(TAGS)
                .contains("firing=1i,", "revision=3i,", "customersAffected=312i,", "valueAtRisk=48200.0,")
                .contains("severity=\"page\",", "cell=\"gold/checkout/*\",", "version=7i ")
                .endsWith(" 1795255560000");
        String[] over = AlertPoints.line(Alerts.resolved()).split("\n", -1);
        assertThat(over).hasSize(2);
        assertThat(over[1])
                .startsWith(TAGS)
                .contains("firing=0i,", "minutes=60.0,", "revision=4i,")
                .endsWith(" 1795259160000");
    }

    @Test
    void onceItIsOverItsFirstPointTellsWhenItEnded() {
        assertThat(AlertPoints.line(Alerts.firing())).doesNotContain("endedAt", "minutes");
        assertThat(AlertPoints.line(Alerts.resolved()).split("\n", -1)[0])
                .startsWith(TAGS)
                .contains("endedAt=1795259160000i,", "firing=1i,", "since=1795255200000i,")
                .endsWith(" 1795255560000");
    }

    @Test
    void theAnswerToACanaryIsNoPoint() {
        assertThat(AlertPoints.line(new Echo(0, 10_000, 0).answer())).isEmpty();
    }

    /** It may take in other cells meanwhile; its series stays where it began. */
    @Test
    void isOfTheCellWhereItBeganHoweverWideItGrows() {
        for (String key : new String[] {"on-time/*/delivery/*", "source-silent/on-time/*/delivery/*"}) {
            Alert wide = of(key, new Cell("gold", "*", "*"));

            assertThat(AlertPoints.line(wide))
                    .contains("channel=*,", "segment=*,", "touchpoint=delivery ", "cell=\"gold/*/*\"");
        }
        assertThat(AlertPoints.line(of("burst", new Cell("gold", "*", "*"))))
                .contains("segment=gold,", "touchpoint=* ");
    }

    private static Alert of(String key, Cell cell) {
        return new Alert(
                key,
                "a-1",
                1,
                AlertKind.PROMISE_BROKEN,
                true,
                "on-time",
                1,
                cell,
                "on-time",
                Severity.TICKET,
                "Deliveries are late",
                0.8,
                null,
                0,
                60_000,
                null,
                1,
                0,
                List.of(),
                null,
                null,
                null,
                List.of(),
                0,
                null,
                false,
                List.of());
    }

    /** A tag with a value of its own for every alert makes a series of every alert. */
    @Test
    void idsAndSentencesAreNoTags() {
        String line = AlertPoints.line(Alerts.firing());
        String tags = line.substring(0, line.indexOf(' '));

        assertThat(tags).doesNotContain("alertId", "summary", "1795255560000");
        assertThat(line)
                .contains("alertId=\"satisfied-gold-checkout-1795255560000\"")
                .contains("summary=\"Gold CSAT at checkout 74 %, promised 88 %, for 6 min\"");
    }
}
