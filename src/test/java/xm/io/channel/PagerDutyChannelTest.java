package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerDutyChannelTest extends ChannelContract {
    private static final String KEY = "R0123456789ABCDEF0123456789ABCDE";

    @Override
    Channel channel(URI address, Wire wire) {
        return new PagerDutyChannel(new PagerDutySettings(address, KEY, "experience-monitor/prod"), wire);
    }

    @Override
    Receiver.Scripted taken() {
        return new Receiver.Scripted(
                202, Map.of(), "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"satisfied\"}");
    }

    @Override
    List<String> secrets() {
        return List.of(KEY);
    }

    @Test
    void isOneIncidentFromTriggerToResolve() throws IOException {
        channel.tell(opening());
        channel.tell(louder());
        channel.tell(closing());
        List<JsonNode> events = List.of(
                receiver.requests.get(0).json(),
                receiver.requests.get(1).json(),
                receiver.requests.get(2).json());
        assertThat(events)
                .extracting(event -> event.at("/event_action").asText())
                .containsExactly("trigger", "trigger", "resolve");
        assertThat(events)
                .extracting(event -> event.at("/dedup_key").asText())
                .containsOnly("experience-monitor/prod/satisfied/gold/checkout/*");
        assertThat(events.get(2).size())
                .as("key, action and incident, nothing else")
                .isEqualTo(3);
    }

    @Test
    void bringsTheFactsWithIt() throws IOException {
        channel.tell(opening());
        JsonNode event = receiver.requests.get(0).json();
        assertThat(event.at("/routing_key").asText()).isEqualTo(KEY);
        assertThat(event.at("/payload/summary").asText()).startsWith("Gold CSAT at checkout");
        assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(event.at("/payload/component").asText()).isEqualTo("checkout");
        assertThat(event.at("/payload/group").asText()).isEqualTo("gold");
        assertThat(event.at("/payload/custom_details/How sure").asText()).contains("from 428 CSAT answers");
        assertThat(event.at("/client_url").asText()).isEqualTo(LINKS.board());
        assertThat(event.at("/links/0/href").asText()).isEqualTo(LINKS.dashboard());
    }

    @Test
    void takesNoOtherAnswerForYes() {
        receiver.answer(200, "<html>please log in</html>");
        assertThat(channel.tell(opening())).isEqualTo(Answer.unsure("HTTP 200 instead of 202"));
        for (String body : List.of("{\"status\":\"invalid event\"}", "", "ok", "<html>please log in</html>")) {
            receiver.answer(202, body);
            assertThat(channel.tell(opening())).isEqualTo(Answer.unsure("HTTP 202 without success"));
            assertThat(channel.check()).isEqualTo(Answer.unsure("HTTP 202 without success"));
        }
    }

    @Test
    void triesAWordThatIsRefusedOnlyOnce() {
        receiver.answer(400, "{\"status\":\"invalid event\"}");
        assertThat(channel.tell(opening())).isEqualTo(Answer.refused("HTTP 400"));
    }

    @Test
    void looksAtTheKeyWithoutCallingAnybody() throws IOException {
        assertThat(channel.check()).isEqualTo(Answer.TAKEN);
        assertThat(receiver.requests.get(0).json().at("/event_action").asText()).isEqualTo("resolve");
    }

    @Test
    void cutsAnIncidentsNameAndTellsItFromOthersThatBeginAlike() {
        String one = PagerDutyJson.incident("a".repeat(300));
        String other = PagerDutyJson.incident("a".repeat(301));
        assertThat(one).hasSizeLessThanOrEqualTo(255).isNotEqualTo(other);
        assertThat(PagerDutyJson.incident("a".repeat(255))).isEqualTo("a".repeat(255));
    }
}
