package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xm.alert.Alert;
import xm.alert.Situations;
import xm.codec.AlertLinks;
import xm.codec.AlertReader;
import xm.codec.AlertWriter;
import xm.dispatch.Decision;
import xm.dispatch.Drill;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.Told;
import xm.dispatch.UnheardEnd;
import xm.promise.Severity;

/**
 * What people read in each channel, held against {@code docs/examples/messages}, so that whoever changes a word sees it as
 * they will. What it is now is written to {@code target/messages}.
 */
class MessagesTest {
    private static final Path EXAMPLES = Path.of("docs/examples/messages");
    private static final Path NOW = Path.of("target/messages");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final AlertWriter JOB =
            new AlertWriter(new AlertLinks("https://board.example/", "https://grafana.example/d/xm-cell"));

    static Stream<Arguments> situations() {
        Alert drill = Drill.begun("1f0e2d3c4b5a6978", null, Situations.page().detectedAtMillis());
        return Stream.of(
                Arguments.of("page", notice(Situations.page(), Decision.OPEN, null)),
                Arguments.of("escalated", notice(Situations.escalated(), Decision.CHANGE, Severity.TICKET)),
                Arguments.of("resolved", notice(Situations.resolved(), Decision.CLOSE, Severity.PAGE)),
                Arguments.of("ended-unheard", endedUnheard()),
                Arguments.of("source-silent", notice(Situations.silent(), Decision.OPEN, null)),
                Arguments.of("burst", notice(Situations.burst(), Decision.OPEN, null)),
                Arguments.of("hostile-names", notice(Situations.hostile(), Decision.OPEN, null)),
                Arguments.of("drill", notice(drill, Decision.OPEN, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void readsAsItsExample(String name, Notice notice) throws IOException {
        ObjectNode messages = JSON.createObjectNode();
        PostedAlerts posted = new PostedAlerts(Map.of("env", "prod"), 240_000);
        messages.set("alertmanager", JSON.readTree(AlertmanagerJson.write(posted.of(notice, now(notice)))));
        messages.set("pagerduty", JSON.readTree(new PagerDutyJson(pagerDuty()).write(notice)));
        messages.set("slack", JSON.readTree(SlackJson.write(notice)));
        messages.set("webhook", JSON.readTree(CloudEventJson.write(notice, "/experience-monitor/prod")));
        Files.createDirectories(NOW);
        Files.writeString(NOW.resolve(name + ".json"), JSON.writeValueAsString(messages) + "\n");
        JsonNode example = JSON.readTree(Files.readString(EXAMPLES.resolve(name + ".json")));
        assertThat(JSON.writeValueAsString(messages))
                .as("if the new words are better: cp target/messages/* docs/examples/messages")
                .isEqualTo(JSON.writeValueAsString(example));
    }

    private static PagerDutySettings pagerDuty() {
        return new PagerDutySettings(
                URI.create("https://events.example/"), "R0123456789ABCDEF0123456789ABCDE", "experience-monitor/prod");
    }

    private static long now(Notice notice) {
        Long over = notice.alert().resolvedAtMillis();
        return (over == null ? notice.alert().detectedAtMillis() : over) + 1_000;
    }

    /** The page was over and broke again while the channel was away. */
    private static Notice endedUnheard() {
        Alert next = Situations.page();
        long before = next.detectedAtMillis() - 7_200_000;
        Told left = new Told(
                next.key(),
                "5d1c2b3a49687756",
                4,
                Severity.PAGE,
                Severity.PAGE,
                true,
                before,
                before,
                true,
                next.owner());
        Alert end = UnheardEnd.of(left, next, next.detectedAtMillis());
        return new Notice(end, Decision.CLOSE, left, Links.NONE);
    }

    private static Notice notice(Alert alert, Decision decision, Severity before) {
        long then = alert.detectedAtMillis();
        Told told = before == null ? null : new Told(alert.key(), alert.alertId(), 1, before, before, true, then, then);
        return new Notice(alert, decision, told, AlertReader.links(JOB.write(alert)));
    }
}
