package xm.io.channel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import xm.Needs;
import xm.embedded.LoopbackPort;

/** Debian's Alertmanager as a process of its own, on a directory that it finds again when it is started again. */
public final class AlertmanagerServer implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final int port = LoopbackPort.anyFree();
    private Process process;

    /** @param config the content of its configuration */
    public AlertmanagerServer(Path home, String config) throws IOException {
        Needs.program(BINARY, "prometheus-alertmanager");
        this.home = Files.createDirectories(home);
        Files.writeString(home.resolve("alertmanager.yml"), config);
    }

    public void start() throws IOException {
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + home.resolve("alertmanager.yml"),
                        "--storage.path=" + home.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        // forgets what it may forget at once, and not only every quarter of an hour
                        "--data.maintenance-interval=1s",
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()))
                .start();
        await().atMost(60, SECONDS)
                .ignoreExceptions()
                .until(() -> send(request("/-/ready").GET().build()).statusCode() == 200);
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** All alerts that it holds. */
    public JsonNode alerts() throws Exception {
        return JSON.readTree(send(request("/api/v2/alerts").GET().build()).body());
    }

    /** Posts alerts as Prometheus does. */
    public void post(String alerts) throws Exception {
        HttpResponse<String> answer = send(request("/api/v2/alerts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(alerts))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** How often it looked up whom it has called: it does that before each call, and notes the call after it. */
    public double lookUps() throws Exception {
        return send(request("/metrics").GET().build())
                .body()
                .lines()
                .filter(line -> line.startsWith("alertmanager_nflog_queries_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    /** Silences what has a label. */
    public String silence(String label, String value, String from, String until) throws Exception {
        String body = """
                {"matchers":[{"name":"%s","value":"%s","isRegex":false,"isEqual":true}],
                 "startsAt":"%s","endsAt":"%s","createdBy":"a test","comment":"change 4711"}""".formatted(label, value, from, until);
        HttpResponse<String> answer = send(request("/api/v2/silences")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        return JSON.readTree(answer.body()).get("silenceID").asText();
    }

    public void unsilence(String id) throws Exception {
        send(request("/api/v2/silence/" + id).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Stops it as its service would be stopped. */
    public void stop() {
        process.destroy();
        await().atMost(30, SECONDS).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
