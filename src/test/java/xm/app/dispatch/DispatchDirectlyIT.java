package xm.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xm.io.channel.PagerDutySettings;
import xm.io.channel.Receiver;
import xm.io.channel.WebhookSettings;

/** From the topic of alerts to those who are told without Alertmanager, through a real broker. */
class DispatchDirectlyIT extends DispatchScene {
    /** The first life was held to be open for ever. */
    @Test
    void aLifeThatEndedWhileTheDispatcherWasAwayIsEndedBeforeTheNextOneOpens() throws Exception {
        try (Receiver own = new Receiver(request -> new Receiver.Scripted(204, Map.of(), ""))) {
            webhook = Optional.of(new WebhookSettings(own.at("/"), Map.of(), null, "/test"));
            start();
            say(at("checkout").life("first").revision(3));
            soon().until(() -> told(own), List.of("firing first")::equals);
            dispatcher.close();

            say(over("checkout").life("first").revision(4));
            say(at("checkout").life("second").revision(5));
            start();
            soon().until(() -> told(own), List.of("firing first", "resolved first", "firing second")::equals);
        }
    }

    /** Every page was dropped, and all metrics said that it works. */
    @Test
    void aPagerWithARevokedKeyIsSeenAtOnceAndIsToldWhatIsOpenWhenTheKeyIsRight() throws Exception {
        try (Receiver pager =
                new Receiver(request -> new Receiver.Scripted(400, Map.of(), "{\"status\":\"invalid event\"}"))) {
            pagerDuty = Optional.of(new PagerDutySettings(pager.at("/"), "R0123456789ABCDEF0123456789ABCDE", "test"));
            start();
            assertThat(metrics()).contains("xm_dispatch_refused_total{channel=\"pagerduty\"} 0.0");
            say(at("checkout"));
            soon().until(() -> metric("xm_dispatch_refused_total{channel=\"pagerduty\"}"), refused -> refused == 1);
            assertThat(metric("xm_dispatch_last_success_timestamp_seconds{channel=\"pagerduty\"}"))
                    .isZero();
            say(at("delivery"));
            say(at("returns"));
            soon().until(() -> metric("xm_dispatch_circuit_open{channel=\"pagerduty\"}"), open -> open == 1);
            dispatcher.close();

            pager.answer(202, "{\"status\":\"success\"}");
            start();
            soon().until(
                            () -> metric("xm_dispatch_sent_total{channel=\"pagerduty\",decision=\"open\"}"),
                            sent -> sent == 3);
        }
    }

    private static List<String> told(Receiver own) {
        return own.requests.stream().map(DispatchDirectlyIT::word).toList();
    }

    private static String word(Receiver.Request request) {
        try {
            return request.json().at("/data/state").asText()
                    + ' '
                    + request.json().at("/data/alertId").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
