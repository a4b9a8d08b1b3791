package xm.board.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

/** Who may see the board. */
class BoardAccessIT extends ServerScene {
    private static final String TOKEN = "0123456789abcdef-of-the-board";

    private static WebSettings with(Optional<String> token, Optional<String> header, List<InetAddress> proxies) {
        return new WebSettings("127.0.0.1", 0, token, header, proxies, List.of("board.example"), 1_000);
    }

    @Test
    void anotherNameForThisMachineIsTurnedAway() throws Exception {
        start(WebSettings.local(0));
        String answer = raw("GET /api/exceptions HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 421");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    /** Only two of the names of this machine were known. */
    @Test
    void everyNameOfThisMachineItselfIsAnswered() throws Exception {
        start(WebSettings.local(0));
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.2:1", "[::1]:8080", "board.localhost")) {
            assertThat(raw(asking(host, ""))).as(host).startsWith("HTTP/1.1 200");
        }
        for (String host : List.of("localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "10.1.1.1")) {
            assertThat(raw(asking(host, ""))).as(host).startsWith("HTTP/1.1 421");
        }
    }

    /** A page whose name was bent to this machine could set the proxy's header itself. */
    @Test
    void behindAProxyTheNameIsLookedAtToo() throws Exception {
        start(with(Optional.empty(), Optional.of("X-User"), List.of(InetAddress.getByName("127.0.0.1"))));
        assertThat(raw(asking("evil.example", "X-User: ann\r\n"))).startsWith("HTTP/1.1 421");
        assertThat(raw(asking("board.example", "X-User: ann\r\n"))).startsWith("HTTP/1.1 200");
        assertThat(raw(asking("127.0.0.1:8080", "X-User: ann\r\n"))).startsWith("HTTP/1.1 200");
        server.close();
        start(with(Optional.of(TOKEN), Optional.of("X-User"), List.of(InetAddress.getByName("127.0.0.1"))));
        assertThat(raw(asking("evil.example", "X-User: ann\r\n"))).startsWith("HTTP/1.1 401");
        assertThat(raw(asking("evil.example", "Authorization: Bearer " + TOKEN + "\r\n")))
                .startsWith("HTTP/1.1 200");
    }

    private static String asking(String host, String headers) {
        return "GET /api/wall HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
    }

    @Test
    void nothingCanBeDoneButLook() throws Exception {
        start(WebSettings.local(0));
        HttpRequest post = HttpRequest.newBuilder(at("/api/wall"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void whoDoesNotKnowTheTokenSeesNothing() throws Exception {
        start(with(Optional.of(TOKEN), Optional.empty(), List.of()));
        for (String path : List.of("/api/wall", "/events", "/app.js", "/lib/echarts.esm.min.js")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, "Authorization", "Bearer wrong").statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(get(path, "Cookie", "xm-board=" + TOKEN).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(get("/api/wall", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoEntersTheTokenComesToThePageThatWasAskedFor() throws Exception {
        start(with(Optional.of(TOKEN), Optional.empty(), List.of()));
        HttpResponse<String> asked = get("/?segment=gold&to=now");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location").orElse(""))
                .endsWith("/login.html?next=segment%3Dgold%26to%3Dnow");
        assertThat(get("/login.html").statusCode()).isEqualTo(200);

        HttpResponse<String> wrong = login("not-the-token", "segment=gold");
        assertThat(wrong.headers().firstValue("Location").orElse(""))
                .as("what was asked for is not lost with a slip of the finger")
                .endsWith("/login.html?wrong&next=segment%3Dgold");
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> known = login(TOKEN, "segment=gold&to=now");
        assertThat(known.headers().firstValue("Location").orElse("")).endsWith("/?segment=gold&to=now");
        String cookie = known.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain(TOKEN);
        assertThat(get("/api/wall", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A screen on a wall was locked out after thirty days. */
    @Test
    void aCookieIsRenewedWhileItIsUsedAndNoOther() throws Exception {
        start(with(Optional.of(TOKEN), Optional.empty(), List.of()));
        String cookie = login(TOKEN, "wall").headers().firstValue("Set-Cookie").orElseThrow();
        String held = cookie.substring(0, cookie.indexOf(';'));
        for (String path : List.of("/", "/api/health")) {
            assertThat(get(path, "Cookie", held).headers().firstValue("Set-Cookie"))
                    .as(path)
                    .hasValueSatisfying(renewed ->
                            assertThat(renewed).startsWith(held + ";").contains("Max-Age=2592000"));
        }
        assertThat(get("/api/health", "Cookie", "xm-board=other").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(get("/api/health", "Authorization", "Bearer " + TOKEN)
                        .headers()
                        .firstValue("Set-Cookie"))
                .isEmpty();
    }

    /** It was shown as if all had been well. */
    @Test
    void ofAMomentThatIsNotRememberedNoViewSaysAnythingButThat() throws Exception {
        start(WebSettings.local(0));
        long now = System.currentTimeMillis();
        synchronized (state) {
            state.see(says("gold/checkout/*", VerdictState.KEPT).at(now - 60_000), now);
        }
        String before = "?at=" + (now - 3 * 86_400_000L);
        assertThat(get("/api/alerts" + before).statusCode())
                .as("nobody knows yet how far it goes back")
                .isEqualTo(200);
        synchronized (state) {
            state.caughtUp();
        }
        for (String view : List.of("wall", "cell", "alerts", "exceptions", "journey", "coverage")) {
            HttpResponse<String> answer = get("/api/" + view + before);
            assertThat(answer.statusCode()).as(view).isEqualTo(410);
            assertThat(answer.body()).startsWith("The board remembers back to ").contains("Grafana", "xm report");
            assertThat(answer.headers().firstValue("X-First-Millis")).hasValue(Long.toString(now - 60_000));
            assertThat(get("/api/" + view + "?at=" + now).statusCode()).isEqualTo(200);
        }
        assertThat(get("/api/health" + before).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTheTokenNobodyIsLedElsewhere() throws Exception {
        start(with(Optional.of(TOKEN), Optional.empty(), List.of()));
        for (String next : List.of("//evil.example", "https://evil.example", "a\r\nSet-Cookie: x=y")) {
            URI location = URI.create(
                    login(TOKEN, next).headers().firstValue("Location").orElseThrow());
            assertThat(at("/").resolve(location).getAuthority()).isEqualTo(at("/").getAuthority());
        }
    }

    private HttpResponse<String> login(String token, String next) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(at("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "token=" + URLEncoder.encode(token, UTF_8) + "&next=" + URLEncoder.encode(next, UTF_8)))
                .build();
        return client.send(post, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aProxysHeaderIsBelievedFromTheProxyOnly() throws Exception {
        start(with(Optional.empty(), Optional.of("X-Forwarded-User"), List.of(InetAddress.getByName("127.0.0.1"))));
        assertThat(get("/api/wall").statusCode()).isEqualTo(401);
        assertThat(get("/api/wall", "X-Forwarded-User", "ann").statusCode()).isEqualTo(200);
        server.close();
        start(with(Optional.empty(), Optional.of("X-Forwarded-User"), List.of(InetAddress.getByName("10.1.1.1"))));
        assertThat(get("/api/wall", "X-Forwarded-User", "ann").statusCode()).isEqualTo(401);
    }
}
