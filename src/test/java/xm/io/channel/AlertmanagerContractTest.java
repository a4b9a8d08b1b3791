package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alertmanager as a channel like every other. */
class AlertmanagerContractTest extends ChannelContract {
    @Override
    Channel channel(URI address, Wire wire) {
        return channel(wire, address);
    }

    private static Channel channel(Wire wire, URI... peers) {
        return new AlertmanagerChannel(
                new AlertmanagerSettings(
                        List.of(peers),
                        Map.of("Authorization", "Bearer hidden"),
                        Duration.ofMinutes(1),
                        Map.of(),
                        Duration.ZERO),
                () -> 0,
                CLOCK,
                wire);
    }

    @Override
    Receiver.Scripted taken() {
        return new Receiver.Scripted(200, Map.of(), "");
    }

    @Override
    List<String> secrets() {
        return List.of("hidden");
    }

    /** A proxy that says so in JSON, with 200, was taken for it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"not authorised\"}", "OK", "<html><body>Sign in</body></html>"})
    void doesNotBelieveWhoAnswersOtherwise(String body) {
        receiver.answer(200, body);

        assertThat(channel.tell(opening())).isEqualTo(Answer.unsure("the answer is not Alertmanager's"));
        assertThat(channel.remind(List.of(opening())).isForLater()).isTrue();
        assertThat(channel.check().reason()).endsWith("the answer is not Alertmanager's");
    }

    /** As 0.25 does it. */
    @Test
    void isReadyAndSaysWhoItIs() {
        receiver.answer(request -> new Receiver.Scripted(
                200,
                Map.of(),
                request.path().endsWith("/-/ready")
                        ? "OK"
                        : "{\"cluster\":{\"peers\":[],\"status\":\"disabled\"},\"config\":{\"original\":\"route:\"}}"));
        assertThat(channel.check()).isEqualTo(Answer.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"not authorised\"}", "", "<html>Sign in</html>"})
    void whoAnswersOtherwiseHasLetNoDrillGo(String body) {
        receiver.answer(200, body);
        AlertmanagerView view = new AlertmanagerView(Map.of(), Duration.ofSeconds(2));

        assertThat(view.look(receiver.at(""), "any").trouble()).isNotNull();
    }

    @Test
    void onePeerThatHangsKeepsNobodyWaiting() throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        try (Receiver hanging = new Receiver(request -> {
            isOver.await(60, TimeUnit.SECONDS);
            return taken();
        })) {
            Channel both = channel(new Wire(Duration.ofSeconds(30)), hanging.at("/way"), receiver.at("/way"));
            long begin = System.nanoTime();
            for (int word = 0; word < 5; word++) {
                assertThat(both.tell(opening())).isEqualTo(Answer.TAKEN);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(receiver.requests).hasSize(5);
            assertThat(hanging.requests).as("left alone until it answers").hasSizeLessThanOrEqualTo(1);
            isOver.countDown();
        }
    }
}
