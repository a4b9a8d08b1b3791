package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.dispatch.Decision;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;
import xm.embedded.LoopbackPort;

/** What the channel makes of answers, good and bad. */
class AlertmanagerChannelTest {
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void oneChangeSetIsOnePost() throws Exception {
        AlertmanagerChannel channel = channel(peer(body -> 200));
        assertThat(channel.tell(notices("a", "b", "c")))
                .containsOnly(Answer.TAKEN)
                .hasSize(3);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void aBadAlertIsFoundAndTheGoodOnesGo() throws Exception {
        AlertmanagerChannel channel = channel(peer(body -> body.contains("\"bad\"") ? 400 : 200));
        List<Answer> answers = channel.tell(notices("a", "b", "bad", "d", "e"));
        assertThat(answers)
                .extracting(Answer::kind)
                .containsExactly(
                        Answer.Kind.TAKEN,
                        Answer.Kind.TAKEN,
                        Answer.Kind.REFUSED,
                        Answer.Kind.TAKEN,
                        Answer.Kind.TAKEN);
        assertThat(answers.get(2).reason()).isEqualTo("HTTP 400");
        assertThat(bodies).as("halved, not one by one").hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void everyPeerIsToldAndOneThatIsDownDoesNotMatter() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + LoopbackPort.anyFree());
        AlertmanagerChannel channel = channel(nowhere, peer(body -> 200), peer(body -> 503));
        assertThat(channel.tell(notices("a"))).containsExactly(Answer.TAKEN);
        assertThat(bodies).hasSize(2);
        assertThat(channel(nowhere).tell(notices("a"))).containsExactly(Answer.later("cannot connect"));
    }

    /** Only a line in the log said so. */
    @Test
    void aPeerThatRefusesIsSeenWhereTheOtherTakesEverything() throws Exception {
        boolean[] isMended = {false};
        URI good = peer(body -> 200);
        URI bad = peer(body -> isMended[0] ? 200 : 401);
        AlertmanagerChannel channel = channel(good, bad);
        assertThat(channel.peers()).containsOnly(Map.entry(good.toString(), true), Map.entry(bad.toString(), true));
        assertThat(channel.tell(notices("a"))).containsOnly(Answer.TAKEN);
        assertThat(channel.peers()).containsEntry(good.toString(), true).containsEntry(bad.toString(), false);
        isMended[0] = true;
        channel.remind(List.of());
        assertThat(channel.peers()).containsEntry(bad.toString(), true);
    }

    /** Nothing stood and no watchdog was wanted, and an Alertmanager that was not there had worked all the while. */
    @Test
    void aReminderOfNothingAsksAllTheSameWhetherItIsThere() throws Exception {
        assertThat(channel(peer(body -> 200)).remind(List.of())).isEqualTo(Answer.TAKEN);
        assertThat(bodies).containsExactly("[]");
        assertThat(channel(peer(body -> 401)).remind(List.of()).kind()).isEqualTo(Answer.Kind.LATER);
        assertThat(channel(peer(body -> 400)).remind(List.of()).kind()).isEqualTo(Answer.Kind.REFUSED);
    }

    /** Two megabytes of ends in one request with what fires were all or nothing. */
    @Test
    void whatFiresIsRemindedOfByItselfAndEndsComeAfterItAFewAtATime() throws Exception {
        List<Notice> standing = new ArrayList<>(notices("a", "b"));
        for (int at = 0; at < 450; at++) {
            standing.add(ended("over-" + at));
        }
        assertThat(channel(peer(body -> 200)).remind(standing)).isEqualTo(Answer.TAKEN);
        assertThat(bodies)
                .extracting(body -> body.split("\"alertname\"", -1).length - 1)
                .containsExactly(2, 200, 200, 50);

        bodies.clear();
        assertThat(channel(peer(body -> body.contains("over-") ? 503 : 200))
                        .remind(standing)
                        .kind())
                .isEqualTo(Answer.Kind.LATER);
        assertThat(bodies)
                .as("what fires was taken, and no more ends are tried")
                .hasSize(2);
    }

    @Test
    void anEndOfAnEarlierLifeDoesNotEndWhatFiresUnderItsName() throws Exception {
        List<Notice> standing = new ArrayList<>(notices("a"));
        standing.add(ended("a"));
        assertThat(channel(peer(body -> 200)).remind(standing)).isEqualTo(Answer.TAKEN);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void aBusyPeerSaysHowLongToWait() throws Exception {
        AlertmanagerChannel channel = channel(peer(body -> 429));
        assertThat(channel.tell(notices("a"))).containsExactly(Answer.later(Duration.ofSeconds(7), "HTTP 429"));
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        AlertmanagerChannel channel = channel(peer(body -> 302));
        assertThat(channel.tell(notices("a"))).extracting(Answer::kind).containsExactly(Answer.Kind.LATER);
        assertThat(channel.tell(notices("a"))).extracting(Answer::reason).containsExactly("HTTP 302");
        assertThat(bodies).hasSize(2);
    }

    @Test
    void theCheckCallsNobody() throws Exception {
        assertThat(channel(peer(body -> 200)).check()).isEqualTo(Answer.TAKEN);
        assertThat(bodies).containsOnly("");
        assertThat(channel(peer(body -> 503)).check().reason()).endsWith("/-/ready: HTTP 503");
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(Reply.retryAfter("120", now)).hasMinutes(2);
        assertThat(Reply.retryAfter("Sat, 21 Nov 2026 10:00:30 GMT", now)).hasSeconds(30);
        assertThat(Reply.retryAfter("Sat, 21 Nov 2026 09:00:30 GMT", now)).isZero();
        assertThat(Reply.retryAfter("soon", now)).isNull();
    }

    private AlertmanagerChannel channel(URI... peers) {
        return new AlertmanagerChannel(
                new AlertmanagerSettings(List.of(peers), Map.of(), Duration.ofMinutes(1), Map.of(), Duration.ZERO),
                () -> 0,
                Clock.systemUTC());
    }

    private static List<Notice> notices(String... touchpoints) {
        return IntStream.range(0, touchpoints.length)
                .mapToObj(at -> new Notice(
                        States.firing()
                                .key("satisfied/gold/" + touchpoints[at] + "/*")
                                .alert(),
                        Decision.OPEN,
                        null,
                        Links.NONE))
                .toList();
    }

    private static Notice ended(String touchpoint) {
        String key = "satisfied/gold/" + touchpoint + "/*";
        Alert end = States.resolved().key(key).alert();
        Told told = new Told(key, end.alertId(), 1, end.severity(), end.severity(), true, 0, 0);
        return new Notice(end, Decision.CLOSE, told, Links.NONE);
    }

    private URI peer(Function<String, Integer> answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange, Function<String, Integer> answer) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        byte[] said = (exchange.getRequestURI().getPath().endsWith("/status") ? "{\"cluster\":{}}" : "")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.apply(body), said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }
}
