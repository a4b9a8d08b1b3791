package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import xm.alert.AlertKind;
import xm.codec.HeartbeatWriter;
import xm.dispatch.States;
import xm.io.channel.Relay;
import xm.promise.Severity;

/** From the topic of alerts to whoever is called in the end, through a real broker and a real Alertmanager. */
class DispatchToAlertmanagerIT extends DispatchScene {
    @Test
    void firesOnceIsUpdatedInSilenceGrowsLouderAndEnds() throws Exception {
        start();
        say(at("checkout").severity(Severity.TICKET).revision(1));
        soon().until(() -> called.said("ticket"), List.of("firing checkout")::equals);

        say(at("checkout").severity(Severity.TICKET).revision(2));
        soon().until(
                        () -> held("checkout"),
                        alert -> annotation(alert, "revision").equals("2"));

        say(at("checkout").severity(Severity.PAGE).revision(3));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        assertThat(called.said("ticket")).containsExactly("firing checkout");
        soon().until(
                        () -> find(alert -> label(alert, "severity").equals("warning")),
                        warning -> !status(warning).get("inhibitedBy").isEmpty());

        say(over("checkout").severity(Severity.PAGE).revision(4));
        soon().until(() -> called.said("pager"), List.of("firing checkout", "resolved checkout")::equals);
        soon().until(() -> called.said("ticket"), List.of("firing checkout", "resolved checkout")::equals);
    }

    @Test
    void whatIsOfThePastOrForTheRecordCallsNobody() throws Exception {
        start();
        say(at("past").replayed());
        say(at("noted").severity(Severity.RECORD));
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        assertThat(alertmanager.alerts())
                .extracting(alert -> label(alert, "touchpoint"))
                .doesNotContain("past", "noted");
    }

    @Test
    void aSilenceHolds() throws Exception {
        String id = silence("checkout");
        start();
        say(at("checkout"));
        soon().until(
                        () -> held("checkout"),
                        alert ->
                                status(alert).get("silencedBy").path(0).asText().equals(id));
        say(at("delivery"));
        soon().until(() -> called.said("pager"), List.of("firing delivery")::equals);

        alertmanager.unsilence(id);
        soon().until(() -> called.said("pager"), said -> said.contains("firing checkout"));
    }

    /** Two promises of one signal, as a book has them: one judged on whole segments, one at each touchpoint. */
    @Test
    void aWholeSegmentIsOnePage() throws Exception {
        start();
        say(at("*").promise("satisfied-overall"));
        soon().until(() -> called.said("pager"), List.of("firing *")::equals);
        say(at("checkout"));
        soon().until(
                        () -> held("checkout"),
                        alert -> !status(alert).get("inhibitedBy").isEmpty());
        say(at("delivery").owner("logistics"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        say(States.firing().key("satisfied/silver/checkout/*"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing checkout"));
        assertThat(called.notifications())
                .as("the one of silver, not that of gold")
                .noneMatch(it -> it.toString()
                        .contains("\"segment\":\"gold\",\"severity\":\"critical\","
                                + "\"signal\":\"csat\",\"touchpoint\":\"checkout\""));
    }

    @Test
    void aTicketOfAWholeSegmentMutesTicketsAndNoPage() throws Exception {
        start();
        say(at("*").promise("satisfied-overall").severity(Severity.TICKET));
        soon().until(() -> called.said("ticket"), List.of("firing *")::equals);
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        say(at("delivery").severity(Severity.TICKET));
        soon().until(
                        () -> held("delivery"),
                        alert -> !status(alert).get("inhibitedBy").isEmpty());
        assertThat(called.said("ticket")).containsExactly("firing *");
    }

    /** The new owner was paged, and the old one was told that it is over. */
    @Test
    void aNewOwnerInTheBookCallsNobodyInTheMiddleOfAnIncident() throws Exception {
        start();
        say(at("checkout").severity(Severity.TICKET).revision(1));
        soon().until(() -> called.said("ticket"), List.of("firing checkout")::equals);
        say(at("checkout").severity(Severity.TICKET).revision(2).owner("logistics"));
        soon().until(
                        () -> held("checkout"),
                        alert -> annotation(alert, "revision").equals("2"));
        dispatcher.close();
        start();
        say(at("checkout").severity(Severity.PAGE).revision(3).owner("logistics"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        say(over("checkout").revision(4).owner("logistics"));
        soon().until(() -> called.said("pager"), List.of("firing checkout", "resolved checkout")::equals);
        soon().until(() -> called.said("ticket"), List.of("firing checkout", "resolved checkout")::equals);
        assertThat(alertmanager.alerts())
                .noneMatch(alert -> label(alert, "owner").equals("logistics"));
    }

    @Test
    void whereNoDataComesInNobodyIsCalledForWhatBrokeBefore() throws Exception {
        start();
        say(States.firing()
                .key("source-silent/satisfied/gold/checkout/*")
                .kind(AlertKind.SOURCE_SILENT)
                .severity(Severity.TICKET));
        soon().until(() -> called.said("ticket"), List.of("firing checkout")::equals);
        say(at("checkout"));
        soon().until(
                        () -> find(alert -> label(alert, "alertname").equals("PromiseBreach")),
                        breach -> !status(breach).get("inhibitedBy").isEmpty());
        say(at("delivery"));
        soon().until(() -> called.said("pager"), List.of("firing delivery")::equals);
    }

    @Test
    void whenBothStartAgainNobodyIsCalledTwiceAndNothingIsLost() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        double before = alertmanager.lookUps();
        soon().until(() -> alertmanager.lookUps(), lookUps -> lookUps >= before + 4);
        dispatcher.close();
        alertmanager.stop();
        say(at("delivery"));
        alertmanager.start();
        start();
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        soon().until(
                        () -> held("checkout"),
                        alert -> status(alert).get("state").asText().equals("active"));
        assertThat(called.notifications().stream()
                        .filter(it ->
                                it.get("alerts").size() == 1 && it.toString().contains("\"touchpoint\":\"checkout\"")))
                .hasSize(1);
    }

    @Test
    void anAlertmanagerThatStartsAgainIsToldAgainAndCallsNobodyTwice() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        double before = alertmanager.lookUps();
        // it has noted the call when it looked for it again, and only what it noted outlives it
        soon().until(() -> alertmanager.lookUps(), lookUps -> lookUps >= before + 4);
        alertmanager.stop();
        alertmanager.start();
        soon().until(
                        () -> held("checkout"),
                        alert -> status(alert).get("state").asText().equals("active"));
        say(at("delivery"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        assertThat(called.notifications().stream()
                        .filter(it ->
                                it.get("alerts").size() == 1 && it.toString().contains("\"touchpoint\":\"checkout\"")))
                .hasSize(1);
    }

    @Test
    void aDispatcherThatStartsAgainTellsNothingTwiceAndLosesNothing() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        say(at("delivery").life("d1"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing delivery"));
        dispatcher.close();

        say(over("delivery").life("d1").revision(4));
        say(at("returns"));
        say(at("support").revision(1).life("s1"));
        say(over("support").revision(2).life("s1"));
        start();
        soon().until(
                        () -> called.said("pager"),
                        said -> said.contains("firing returns") && said.contains("resolved delivery"));
        assertThat(called.said("pager")).doesNotContain("firing support", "resolved support", "resolved checkout");
        assertThat(metric("xm_dispatch_sent_total{channel=\"alertmanager\",decision=\"open\"}"))
                .isEqualTo(1);
        assertThat(metric("xm_dispatch_sent_total{channel=\"alertmanager\",decision=\"close\"}"))
                .isEqualTo(1);
    }

    @Test
    void aNetworkThatIsAwayForLongerThanTheLeaseLosesNothing() throws Exception {
        Relay network = new Relay(alertmanager.port());
        open.add(network);
        address = URI.create(network.url());
        start();
        say(at("checkout").life("c1"));
        say(at("delivery").life("d1"));
        soon().until(
                        () -> called.said("pager"),
                        said -> said.contains("firing checkout") && said.contains("firing delivery"));

        network.cut();
        say(over("delivery").life("d1").revision(4));
        say(at("returns"));
        soon().until(() -> called.said("pager"), said -> said.contains("resolved checkout"));
        soon().until(() -> metric("xm_dispatch_circuit_open{channel=\"alertmanager\"}"), open -> open == 1);
        assertThat(called.said("pager")).doesNotContain("firing returns");

        network.mend();
        soon().until(() -> called.said("pager"), said -> said.contains("firing returns"));
        soon().until(
                        () -> held("checkout"),
                        alert -> status(alert).get("state").asText().equals("active"));
        assertThat(alertmanager.alerts())
                .extracting(alert -> label(alert, "touchpoint"))
                .doesNotContain("delivery");
        soon().until(() -> metric("xm_dispatch_queue{channel=\"alertmanager\"}"), queue -> queue == 0);
        assertThat(metric("xm_dispatch_circuit_open{channel=\"alertmanager\"}")).isZero();
    }

    @Test
    void theWatchdogFiresWhileTheJobIsHeardOfAndNoLonger() throws Exception {
        watchdogWithin = Duration.ofSeconds(2);
        producer.send(new ProducerRecord<>(
                        topics.jobHeartbeats(),
                        "promise-watch".getBytes(UTF_8),
                        HeartbeatWriter.write("promise-watch", System.currentTimeMillis())))
                .get();
        start();
        soon().until(() -> called.said("watchdog"), said -> !said.isEmpty());
        soon().until(() -> names(), names -> !names.contains("Watchdog"));
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        assertThat(called.said("watchdog")).as("its word is a lease too").startsWith("firing ");
    }
}
