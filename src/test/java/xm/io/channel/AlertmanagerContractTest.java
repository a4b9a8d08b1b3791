package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

    @Test
    void doesNotBelieveAPageThatAsksWhoWeAre() {
        receiver.answer(200, "<html><body>Sign in</body></html>");

        assertThat(channel.tell(opening()).kind()).isEqualTo(Answer.Kind.LATER);
        assertThat(channel.check().reason()).endsWith("the answer is not Alertmanager's");
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
