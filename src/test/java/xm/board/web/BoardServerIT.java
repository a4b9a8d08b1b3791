package xm.board.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static xm.board.Told.says;
import static xm.board.Told.trouble;
import static xm.board.Told.window;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

/** What the server tells, to whom and when, and what it keeps to itself. */
class BoardServerIT extends ServerScene {
    @Test
    void everyAnswerTellsBrowsersToRunNothingOfOthers() throws Exception {
        start(WebSettings.local(0));
        for (String path :
                List.of("/", "/app.js", "/lib/echarts.esm.min.js", "/api/wall", "/nothing", "/api/cell?at=x")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
        }
        assertThat(get("/app.js").headers().firstValue("Content-Type").orElse(""))
                .contains("javascript");
        assertThat(get("/lib/echarts.esm.min.js").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsSaidWithoutRepeatingIt() throws Exception {
        start(WebSettings.local(0));
        HttpResponse<String> wrong = get("/api/cell?range=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).isEqualTo("range is one of 1h, 6h, 24h");
        HttpResponse<String> missing = get("/%3Cscript%3E");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("Not Found");
    }

    @Test
    void nothingButThePageCanBeRead() throws Exception {
        start(WebSettings.local(0));
        String host = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        for (String path : List.of(
                "/../xm/app/Main.class",
                "/..%2f..%2flog4j2.xml",
                "/%2e%2e/log4j2.xml",
                "/lib/../../META-INF/MANIFEST.MF",
                "/lib/",
                "//etc/passwd",
                "/board.css%00.html",
                "/..;/log4j2.xml")) {
            assertThat(raw("GET " + path + host)).as(path).doesNotStartWith("HTTP/1.1 200");
        }
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        String hostile = "<script>alert(1)<-script>\u202Egnp.exe\u2028" + "x".repeat(10_000);
        synchronized (state) {
            long now = System.currentTimeMillis();
            state.see(
                    says(hostile + "/checkout/*", VerdictState.BROKEN)
                            .of(hostile)
                            .at(now - 1),
                    now);
            state.see(window(hostile + "/checkout/*").csat(3, 0.5).at(now / 60_000 * 60_000), now);
            state.see(trouble(hostile, now - 1, now), now);
        }
        start(WebSettings.local(0));
        for (String path : List.of("/api/wall", "/api/alerts", "/api/exceptions", "/api/coverage", "/api/journey")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/json");
            assertThat(JSON.readTree(answer.body()).isObject()).as(path).isTrue();
        }
        assertThat(JSON.readTree(get("/api/wall").body()).at("/tiles/0/segment").asText())
                .isEqualTo(hostile);
        assertThat(get("/api/cell?segment=" + URLEncoder.encode(hostile, UTF_8)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageIsToldTheWholeAndThenEachSecondWhatIsNew() throws Exception {
        start(WebSettings.local(0));
        Stream stream = new Stream(null);
        assertThat(stream.next().name()).isEqualTo("wall");
        Told before = stream.next();
        synchronized (state) {
            long now = System.currentTimeMillis();
            state.see(says("gold/checkout/*", VerdictState.BROKEN).at(now - 1), now);
        }
        Told told = stream.next();
        while (told.data().path("tiles").isMissingNode()) {
            told = stream.next();
        }
        assertThat(told.data().at("/tiles/0/worst/state").asText()).isEqualTo("BROKEN");
        long seconds = told.data().get("atMillis").asLong()
                - before.data().get("atMillis").asLong();
        assertThat(seconds).isLessThan(4_000);
    }

    /** Nobody remembers for it what it missed. */
    @Test
    void aPageThatWasAwayIsToldTheWhole() throws Exception {
        start(WebSettings.local(0));
        String id;
        try (Stream first = new Stream(null)) {
            first.next();
            id = first.next().id();
            first.next();
            first.next();
        }
        assertThat(new Stream(id).next().name()).isEqualTo("wall");
        assertThat(new Stream("zzzz-3").next().name()).isEqualTo("wall");
    }

    /** It takes nothing from its socket, which fills; everybody else is told each second as before. */
    @Test
    void aViewerWhoTakesNothingDelaysNobody() throws Exception {
        synchronized (state) {
            long now = System.currentTimeMillis();
            for (int i = 0; i < 2_000; i++) {
                state.see(
                        says("segment-" + i + "/" + "t".repeat(200) + "/*", VerdictState.KEPT)
                                .at(now - 1),
                        now);
            }
        }
        start(WebSettings.local(0));
        for (int i = 0; i < 20; i++) {
            Socket stuck = new Socket();
            stuck.setReceiveBufferSize(1_024);
            stuck.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
            stuck.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            open.add(stuck);
        }
        await().atMost(SOON).until(() -> server.viewers().count() == 20);
        Stream quick = new Stream(null);
        quick.next();
        for (int i = 0; i < 4; i++) {
            long age = System.currentTimeMillis()
                    - quick.next().data().get("atMillis").asLong();
            assertThat(age).as("age of a tick in milliseconds").isLessThan(900);
        }
    }

    @Test
    void moreConnectionsThanAllowedWaitUntilOthersEnd() throws Exception {
        start(new WebSettings("127.0.0.1", 0, Optional.empty(), Optional.empty(), List.of(), List.of(), 10));
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket("127.0.0.1", server.port());
            socket.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            many.add(socket);
            open.add(socket);
        }
        await().atMost(SOON).until(() -> server.viewers().count() == 10);
        Socket waiting = new Socket("127.0.0.1", server.port());
        open.add(waiting);
        waiting.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> server.viewers().count() == 10);
        many.get(0).close();
        waiting.setSoTimeout((int) SOON.toMillis());
        assertThat(waiting.getInputStream().read()).isEqualTo('H');
    }

    /** What a page is told at once. */
    private record Told(String id, String name, JsonNode data) {}

    /** A page's stream, read as a browser reads it. */
    private final class Stream implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", server.port());
        private final BufferedReader lines;

        Stream(String lastId) throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            String again = lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /events HTTP/1.1\r\nHost: localhost\r\n" + again + "\r\n").getBytes(UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            open.add(this);
        }

        Told next() throws IOException {
            String id = null;
            String name = null;
            while (true) {
                String line = lines.readLine();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return new Told(id, name, JSON.readTree(line.substring(6)));
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
