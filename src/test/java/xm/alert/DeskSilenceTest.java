package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.blind;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.Severity;

/** Nobody can see any more: what fell silent together is told once, until it is back. */
class DeskSilenceTest {
    @Test
    void tellsOfSilenceOnceForAllPromises() {
        Script script = Script.desk()
                .at(
                        0,
                        blind("gold/checkout/*"),
                        blind("basic/checkout/*"),
                        blind("*/checkout/*").of("fast", "qoe", 4, "touchpoint").loud(Severity.RECORD, 0));

        assertThat(script.said).hasSize(1);
        Alert alert = script.last();
        assertThat(alert.kind()).isEqualTo(AlertKind.SOURCE_SILENT);
        assertThat(alert.key()).isEqualTo("source-silent/fast/*/checkout/*");
        assertThat(alert.promises()).containsExactly("fast", "satisfied");
        assertThat(alert.severity()).isEqualTo(Severity.TICKET);
        assertThat(alert.cell().key()).isEqualTo("*/checkout/*");
        assertThat(alert.summary())
                .isEqualTo("No data from checkout for 6 min: nobody can see whether 2 promises are kept");
    }

    @Test
    void tellsWhenDataIsBackForGood() {
        Script script = Script.desk()
                .each(0, 20, blind("*/checkout/*").by("touchpoint").since(-2))
                .at(21, kept("*/checkout/*").by("touchpoint"))
                .until(60);

        assertThat(script.said).extracting(Alert::resolvedAtMillis).containsExactly(null, null, Told.millis(21 + 23));
        assertThat(script.said.get(1).summary())
                .isEqualTo("CSAT answers from checkout are back after 23 min, resolved in 23 min if they stay");
        assertThat(script.said.get(0).summary())
                .isEqualTo("No CSAT answers from checkout for 2 min: nobody can see whether a promise is kept");
        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().summary()).isEqualTo("CSAT answers from checkout are back after 23 min");
    }

    @Test
    void onlyRecordsSilenceWherePromisesAreOnlyRecorded() {
        Script script = Script.desk().at(0, blind("gold/checkout/*").loud(Severity.RECORD, 0));

        assertThat(script.last().severity()).isEqualTo(Severity.RECORD);
    }

    @Test
    void tellsOfSilenceBesideABrokenPromise() {
        Script script = Script.desk()
                .at(0, broken("gold/checkout/*"))
                .at(20, broken("gold/checkout/*").blind().missing(70));

        assertThat(script.said)
                .extracting(Alert::kind)
                .containsExactly(AlertKind.PROMISE_BROKEN, AlertKind.PROMISE_BROKEN, AlertKind.SOURCE_SILENT);
        assertThat(script.said.get(1).summary()).endsWith("no data now");
    }

    @Test
    void isOneSilenceWhenEverythingIsSilent() {
        Script script = Script.desk()
                .at(
                        0,
                        blind("gold/checkout/*"),
                        blind("basic/delivery/*"),
                        blind("*/*/*").of("all", "nps", 30));

        assertThat(script.said).hasSize(1);
        assertThat(script.last().summary())
                .isEqualTo("No data from anywhere for 6 min: nobody can see whether 2 promises are kept");
    }

    /** A survey tool fell silent, and each segment was told of apart: the fewer its answers, the later they are missed. */
    @Test
    void isOneSilenceHoweverLateRareAnswersAreMissed() {
        Script script = Script.desk()
                .at(
                        4,
                        blind("basic/checkout/*").since(0),
                        blind("basic/delivery/*").since(0))
                .at(8, blind("gold/checkout/*").since(0))
                .at(30, blind("platinum/support-call/*").since(-4))
                .at(100, blind("gold/support-email/*").since(99));

        List<Alert> first = script.said.stream()
                .filter(alert -> alert.alertId().equals(script.said.get(0).alertId()))
                .toList();
        assertThat(first.get(first.size() - 1).cells()).hasSize(4);
        assertThat(script.said)
                .extracting(Alert::alertId)
                .containsOnly(first.get(0).alertId(), script.last().alertId());
        assertThat(script.last().cell().key()).as("of another time").isEqualTo("gold/support-email/*");
    }

    /** It may fall silent again, and somebody is to hear of that. */
    @Test
    void aSourceThatIsBackForGoodIsLetGoOfAtItsTime() {
        Script script = Script.desk()
                .at(
                        4,
                        blind("basic/checkout/*").since(0),
                        blind("gold/checkout/*").since(0))
                .at(6, kept("gold/checkout/*"))
                .until(15.9);
        assertThat(script.last().cells()).containsExactly("basic/checkout/*", "gold/checkout/*");

        script.until(16);

        assertThat(script.last().cells()).containsExactly("basic/checkout/*");
    }
}
