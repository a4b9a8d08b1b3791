package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.dispatch.Decision;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;

class SlackChannelTest extends ChannelContract {
    private static final String SECRET = "/services/T000/B000/XXXXsecret";

    @Override
    Channel channel(URI address, Wire wire) {
        return new SlackChannel(new SlackSettings(address.resolve(SECRET)), wire);
    }

    @Override
    Receiver.Scripted taken() {
        return new Receiver.Scripted(200, Map.of(), "ok");
    }

    @Override
    List<String> secrets() {
        return List.of("XXXXsecret", "/services/");
    }

    @Test
    void bringsHeadlineFactsAndWhereToLook() throws IOException {
        channel.tell(opening());
        JsonNode message = receiver.requests.get(0).json();
        assertThat(message.at("/text").asText()).startsWith("🔴 Page: Gold CSAT at checkout");
        assertThat(message.at("/blocks"))
                .extracting(block -> block.at("/type").asText())
                .containsExactly("header", "section", "context", "actions");
        assertThat(message.at("/blocks/1/fields"))
                .extracting(field -> field.at("/text").asText().split("\n", 2)[0])
                .contains("*Promise*", "*Where*", "*Now and promised*", "*How sure*", "*Since*", "*Who*");
        assertThat(message.at("/blocks/3/elements/0/url").asText()).isEqualTo(LINKS.board());
    }

    @Test
    void saysThatItIsOver() throws IOException {
        channel.tell(closing());
        assertThat(receiver.requests.get(0).json().at("/text").asText()).startsWith("✅ Over: ");
    }

    @Test
    void mentionsNobodyWhateverANameSays() {
        assertThat(SlackJson.escaped("<!channel> & <@U1>")).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }

    @Test
    void keepsWithinTheLimits() throws IOException {
        String name = "<&>".repeat(5_000);
        channel.tell(new Notice(
                States.firing().key("satisfied/" + name + "/checkout/*").alert(),
                Decision.OPEN,
                null,
                new Links("https://board.example/" + "x".repeat(4_000), "no address")));
        Receiver.Request request = receiver.requests.get(0);
        assertThat(new String(request.body(), StandardCharsets.UTF_8).length()).isLessThan(13_000);
        JsonNode blocks = request.json().at("/blocks");
        assertThat(blocks.at("/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        assertThat(blocks.at("/1/fields")).hasSizeLessThanOrEqualTo(10);
        assertThat(blocks)
                .as("an address that is none would have the message refused")
                .filteredOn(block -> block.at("/type").asText().equals("actions"))
                .allSatisfy(actions -> assertThat(actions.at("/elements")).hasSize(1));
    }

    @Test
    void takesNoOtherAnswerForYes() {
        receiver.answer(200, "<html>please log in</html>");
        assertThat(channel.tell(opening())).isEqualTo(Answer.unsure("HTTP 200 without ok"));
    }

    @Test
    void isCheckedWithoutAWord() throws IOException {
        receiver.answer(400, "no_text");
        assertThat(channel.check()).isEqualTo(Answer.TAKEN);
        assertThat(receiver.requests.get(0).json()).isEmpty();
        receiver.answer(404, "no_service");
        assertThat(channel.check()).isEqualTo(Answer.later("HTTP 404"));
    }
}
