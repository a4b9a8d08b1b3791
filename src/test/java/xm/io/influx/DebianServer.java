package xm.io.influx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import xm.Needs;

/** A server from Debian's packages as a process of its own; a test that needs one is skipped where it is missing. */
final class DebianServer implements AutoCloseable {
    static final String USER = "xm";
    static final String PASSWORD = "s3cret-enough";

    private final Process process;
    final String url;

    private DebianServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static void assumeInstalled(String binary, String debianPackage) {
        Needs.program(Path.of("/usr/bin", binary), debianPackage);
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    static DebianServer start(Path home, int port, String health, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
        DebianServer server = new DebianServer(process, "http://127.0.0.1:" + port);
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> server.send("GET", health).statusCode() < 300);
        return server;
    }

    String get(String path) throws Exception {
        return send("GET", path).body();
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Basic " + login)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(10, SECONDS).until(() -> !process.isAlive());
    }
}
