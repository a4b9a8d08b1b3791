package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.alert.AlertKind;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;
import xm.promise.Severity;

class PostedAlertsTest {
    private static final long NOW = 1_795_255_620_000L;
    private static final long LEASE = 240_000;

    private final PostedAlerts alerts = new PostedAlerts(Map.of("env", "prod"), LEASE);

    @Test
    void labelsSayWhoItIsAndNothingThatChanges() {
        assertThat(post(open(States.firing())).labels())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("alertname", "PromiseBreach"),
                        Map.entry("domain", "customer-experience"),
                        Map.entry("severity", "critical"),
                        Map.entry("promise", "satisfied"),
                        Map.entry("signal", "csat"),
                        Map.entry("owner", "cx-digital"),
                        Map.entry("scope", "touchpoint"),
                        Map.entry("segment", "gold"),
                        Map.entry("touchpoint", "checkout"),
                        Map.entry("channel", "*"),
                        Map.entry("env", "prod")));
    }

    @Test
    void anAlertThatWidenedIsStillTheSame() {
        PostedAlert silent = post(open(
                States.firing().key("source-silent/satisfied/gold/checkout/web").kind(AlertKind.SOURCE_SILENT)));
        assertThat(silent.labels())
                .containsEntry("alertname", "ExperienceDataStale")
                .containsEntry("scope", "channel")
                .containsEntry("segment", "gold")
                .containsEntry("channel", "web");
        assertThat(silent.annotations()).containsEntry("where", "gold, checkout, all channels");
    }

    @Test
    void theOwnerIsTheOneUnderWhomItWasOpened() {
        Told told = new Ledger(0).tell(States.firing().alert(), Decision.OPEN, NOW);
        Notice later = new Notice(
                States.firing().revision(4).owner("logistics").alert(), Decision.NOTHING_NEW, told, Links.NONE);
        assertThat(post(later).labels()).isEqualTo(post(open(States.firing())).labels());
        Told nobodys = new Ledger(0).tell(States.firing().owner(null).alert(), Decision.OPEN, NOW);
        Notice end = new Notice(States.resolved().alert(), Decision.CLOSE, nobodys, Links.NONE);
        assertThat(post(end).labels()).doesNotContainKey("owner");
    }

    @Test
    void whatWasOpenedAsATicketIsTwoAlertsAsAPage() {
        Told ticket = told(Severity.TICKET, true);
        Notice louder = new Notice(States.firing().revision(4).alert(), Decision.CHANGE, ticket, Links.NONE);
        assertThat(alerts.of(louder, NOW))
                .extracting(posted -> posted.labels().get("severity"))
                .containsExactly("critical", "warning");
        assertThat(alerts.of(open(States.firing().severity(Severity.TICKET)), NOW))
                .extracting(posted -> posted.labels().get("severity"))
                .containsExactly("warning");
    }

    @Test
    void whatBecameOnlyARecordIsOverAsLoudAsItWas() {
        Notice over = new Notice(
                States.firing().severity(Severity.RECORD).alert(),
                Decision.CLOSE,
                told(Severity.PAGE, true),
                Links.NONE);
        assertThat(alerts.of(over, NOW)).hasSize(1).allSatisfy(posted -> {
            assertThat(posted.labels()).containsEntry("severity", "critical");
            assertThat(posted.endsAtMillis()).isEqualTo(NOW);
        });
    }

    @Test
    void firesForALeaseAndEndsWhenItWasOverButNeverInTheFuture() {
        assertThat(post(open(States.firing())).endsAtMillis()).isEqualTo(NOW + LEASE);
        Notice early = new Notice(
                States.resolved().later(-7_200_000).alert(), Decision.CLOSE, told(Severity.PAGE, true), Links.NONE);
        assertThat(post(early).endsAtMillis())
                .isEqualTo(early.alert().resolvedAtMillis())
                .isLessThan(NOW);
        Notice skewed = new Notice(
                States.resolved().later(7_200_000).alert(), Decision.CLOSE, told(Severity.PAGE, true), Links.NONE);
        PostedAlert posted = post(skewed);
        assertThat(posted.endsAtMillis()).isEqualTo(NOW);
        assertThat(posted.startsAtMillis()).isLessThanOrEqualTo(posted.endsAtMillis());
    }

    @Test
    void everyValueIsText() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(AlertmanagerJson.write(List.of(post(open(States.firing())), alerts.watchdog(NOW))));
        for (JsonNode alert : json) {
            alert.get("labels").forEach(label -> assertThat(label.isTextual()).isTrue());
            alert.get("annotations")
                    .forEach(word -> assertThat(word.isTextual()).isTrue());
            assertThat(alert.get("startsAt").asText()).endsWith("Z");
        }
        assertThat(json.get(0).get("annotations").get("value").asText()).isEqualTo("74 %");
        assertThat(json.get(0).get("annotations").get("margin").asText()).isEqualTo("14 points worse");
        assertThat(json.get(0).get("annotations").get("breach_since").asText()).isEqualTo("2026-11-21T10:00:00Z");
    }

    private PostedAlert post(Notice notice) {
        return alerts.of(notice, NOW).get(0);
    }

    private static Notice open(States state) {
        return new Notice(state.alert(), Decision.OPEN, null, new Links("https://board.example/?channel=*", null));
    }

    private static Told told(Severity severity, boolean isFiring) {
        return new Told(
                States.firing().alert().key(),
                States.firing().alert().alertId(),
                3,
                severity,
                severity,
                isFiring,
                NOW,
                NOW);
    }
}
