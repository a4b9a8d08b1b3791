package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest extends ChannelContract {
    private static final String KEY = "a very secret key";

    @Override
    Channel channel(URI address, Wire wire) {
        return new WebhookChannel(
                new WebhookSettings(
                        URI.create(address + "?token=hidden"),
                        Map.of("Authorization", "Bearer hidden-too"),
                        KEY.getBytes(StandardCharsets.UTF_8),
                        "/experience-monitor/prod"),
                CLOCK,
                wire);
    }

    @Override
    Receiver.Scripted taken() {
        return new Receiver.Scripted(204, Map.of(), "");
    }

    @Override
    List<String> secrets() {
        return List.of("hidden", KEY);
    }

    @Test
    void isACloudEventWhoseDataIsTheAlert() throws IOException {
        channel.tell(opening());
        channel.tell(louder());
        channel.tell(closing());
        JsonNode first = receiver.requests.get(0).json();
        assertThat(receiver.requests.get(0).header("Content-type")).startsWith("application/cloudevents+json");
        assertThat(first.at("/specversion").asText()).isEqualTo("1.0");
        assertThat(first.at("/source").asText()).isEqualTo("/experience-monitor/prod");
        assertThat(first.at("/subject").asText()).isEqualTo("satisfied/gold/checkout/*");
        assertThat(first.at("/id").asText()).isEqualTo(opening().id());
        assertThat(first.at("/data/alertId").asText())
                .isEqualTo(opening().alert().alertId());
        assertThat(first.at("/data/board").asText()).isEqualTo(LINKS.board());
        assertThat(receiver.requests)
                .extracting(request -> request.json().at("/type").asText())
                .containsExactly(
                        "io.experiencemonitor.alert.firing.v1",
                        "io.experiencemonitor.alert.updated.v1",
                        "io.experiencemonitor.alert.resolved.v1");
    }

    @Test
    void isSignedSoThatTheReceiverCanTell() throws Exception {
        channel.tell(opening());
        Receiver.Request request = receiver.requests.get(0);
        String signed = request.header("Webhook-id") + "." + request.header("Webhook-timestamp") + "."
                + new String(request.body(), StandardCharsets.UTF_8);
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(request.header("Webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(request.header("Webhook-timestamp"))
                .isEqualTo(String.valueOf(CLOCK.instant().getEpochSecond()));
    }

    /** The example of the Standard Webhooks specification. */
    /** It would be told the same again and again. */
    @Test
    void believesAnAnswerInXml() {
        receiver.answer(200, "<?xml version=\"1.0\"?><answer>ok</answer>");
        assertThat(channel.tell(opening())).isEqualTo(Answer.TAKEN);
    }

    @Test
    void signsAsTheSpecificationDoes() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signature.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330L,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                        key))
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesForYesWhatTheSpecificationDoes(int status) {
        receiver.answer(status, "");
        assertThat(channel.tell(opening())).isEqualTo(Answer.TAKEN);
    }

    @Test
    void stopsForGoodWhenItIsAskedTo() {
        receiver.answer(410, "");
        assertThat(channel.tell(opening())).isEqualTo(Answer.gone("HTTP 410"));
    }

    @Test
    void isCheckedByItsOptions() {
        assertThat(channel.check()).isEqualTo(Answer.TAKEN);
        assertThat(receiver.requests.get(0).method()).isEqualTo("OPTIONS");
        receiver.answer(405, "<html>Method not allowed</html>");
        assertThat(channel.check()).as("as web servers say it").isEqualTo(Answer.TAKEN);
        receiver.answer(404, "");
        assertThat(channel.check()).isEqualTo(Answer.later("HTTP 404"));
    }
}
