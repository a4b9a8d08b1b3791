package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.alert.Alert;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;

/** What every channel over HTTP does, whoever is at the other end and however that behaves. */
abstract class ChannelContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:10:00Z"), ZoneOffset.UTC);
    static final Links LINKS =
            new Links("https://board.example/?from=1&to=now", "https://grafana.example/d/xm-cell?from=1&to=now");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    Receiver receiver;
    Channel channel;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver(request -> taken());
        channel = channel(receiver.at("/way"), new Wire(PATIENCE));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    abstract Channel channel(URI address, Wire wire);

    /** What the real one answers to what it took. */
    abstract Receiver.Scripted taken();

    /** What nobody may read in an answer or a log. */
    abstract List<String> secrets();

    @Test
    void tellsThatAnAlertBeganGrewLouderAndIsOver() {
        assertThat(channel.tell(opening())).isEqualTo(Answer.TAKEN);
        assertThat(channel.tell(louder())).isEqualTo(Answer.TAKEN);
        assertThat(channel.tell(closing())).isEqualTo(Answer.TAKEN);
        assertThat(receiver.requests)
                .hasSize(3)
                .allMatch(request -> request.method().equals("POST"));
    }

    @Test
    void saysTheSameWordTheSameWay() {
        channel.tell(opening());
        channel.tell(opening());
        assertThat(new String(receiver.requests.get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo(new String(receiver.requests.get(1).body(), StandardCharsets.UTF_8));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        receiver.answer(request -> new Receiver.Scripted(429, Map.of("Retry-After", "37"), ""));
        Answer answer = channel.tell(opening());
        assertThat(answer.kind()).isEqualTo(Answer.Kind.LATER);
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(37));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 407, 425, 429, 503})
    void triesAgainWhatMayBeBetterLater(int status) {
        receiver.answer(status, "oops");
        assertThat(channel.tell(opening()).kind()).isEqualTo(Answer.Kind.LATER);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504, -1})
    void doesNotKnowWhetherOneWhoBreaksOffTookTheWord(int status) {
        receiver.answer(status, "oops");
        assertThat(channel.tell(opening()).kind()).isEqualTo(Answer.Kind.UNSURE);
    }

    @Test
    void followsNobodyElsewhere() throws IOException {
        try (Receiver other = new Receiver(request -> taken())) {
            receiver.answer(request -> new Receiver.Scripted(
                    307, Map.of("Location", other.at("/way").toString()), ""));
            assertThat(channel.tell(opening()).kind()).isEqualTo(Answer.Kind.LATER);
            assertThat(other.requests).isEmpty();
        }
    }

    /** A webhook believed it, and whoever was to be called was not. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void doesNotBelieveAPageThatAsksWhoWeAre(int status) {
        for (String page : List.of(
                "<!DOCTYPE html><title>Sign in</title>",
                "\ufeff\n<html>Sign in</html>",
                "<script>location = '/login'</script>",
                "<!-- a notice --><head></head>")) {
            receiver.answer(request -> new Receiver.Scripted(status, Map.of("Content-Type", "text/html"), page));
            assertThat(channel.tell(opening()).kind())
                    .as("it may have been taken, so its end is told too")
                    .isEqualTo(Answer.Kind.UNSURE);
            assertThat(channel.check().isForLater()).isTrue();
        }
    }

    @Test
    void livesWithOneWhoHangsUp() {
        receiver.answer(request -> new Receiver.Scripted(-1, Map.of(), ""));
        assertThat(channel.tell(opening()).isForLater()).isTrue();
        receiver.answer(request -> taken());
        assertThat(channel.tell(opening())).isEqualTo(Answer.TAKEN);
    }

    @Test
    void waitsForNobodyLongerThanItsPatience() throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        receiver.answer(request -> {
            isOver.await(20, TimeUnit.SECONDS);
            return taken();
        });
        Answer answer = channel.tell(opening());
        isOver.countDown();
        assertThat(answer).isEqualTo(Answer.unsure("no answer in time"));
    }

    @Test
    void livesWithNobodyThere() {
        receiver.close();
        assertThat(channel.tell(opening()).kind()).isEqualTo(Answer.Kind.LATER);
        assertThat(channel.check().kind()).isEqualTo(Answer.Kind.LATER);
    }

    @Test
    void namesNoSecret() {
        for (int status : new int[] {200, 204, 302, 400, 404, 410, 500, -1}) {
            receiver.answer(request -> new Receiver.Scripted(
                    status, Map.of(), status == 204 ? "" : new String(request.body(), StandardCharsets.UTF_8)));
            String said = channel.tell(opening()) + " " + channel.check() + " " + channel;
            assertThat(said).doesNotContain(secrets());
        }
    }

    @Test
    void writesWhateverNamesEventsBring() throws IOException {
        String name = "<script>alert(1)</script>\u202e\u0000\"\\" + "x".repeat(10_000) + "😀";
        Notice notice = new Notice(
                States.firing().key("satisfied/" + name + "/checkout/*").alert(), Decision.OPEN, null, LINKS);
        assertThat(channel.tell(notice)).isEqualTo(Answer.TAKEN);
        assertThat(receiver.requests.get(0).json()).isNotNull();
    }

    static Notice opening() {
        return new Notice(States.firing().alert(), Decision.OPEN, null, LINKS);
    }

    static Notice louder() {
        return new Notice(States.firing().revision(4).alert(), Decision.CHANGE, told(), LINKS);
    }

    static Notice closing() {
        return new Notice(States.resolved().alert(), Decision.CLOSE, told(), LINKS);
    }

    private static Told told() {
        Alert first = States.firing().alert();
        return new Ledger(0).tell(first, Decision.OPEN, first.detectedAtMillis());
    }
}
