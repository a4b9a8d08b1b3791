package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xm.Needs;
import xm.embedded.LoopbackPort;

/** Debian's Prometheus as a process of its own, which fetches from some pages every second. */
final class PrometheusServer implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/prometheus");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String url;

    PrometheusServer(Path home, List<URI> pages) throws IOException {
        int port = LoopbackPort.anyFree();
        url = "http://127.0.0.1:" + port;
        List<String> targets = pages.stream()
                .map(page -> page.getHost() + ":" + page.getPort())
                .toList();
        Path config =
                Files.writeString(Files.createDirectories(home).resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: pipeline
                    static_configs: [{targets: %s}]
                """.formatted(targets));
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + home.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
        await().atMost(30, SECONDS).ignoreExceptions().until(() -> get("/-/ready") != null);
    }

    static void assumeInstalled() {
        Needs.program(BINARY, "prometheus");
    }

    /** What it finds now; nothing where there is none. */
    JsonNode ask(String promQl) throws IOException {
        return JSON.readTree(get("/api/v1/query?query=" + URLEncoder.encode(promQl, UTF_8)))
                .at("/data/result");
    }

    private String get(String path) throws IOException {
        return new String(URI.create(url + path).toURL().openStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(10, SECONDS).until(() -> !process.isAlive());
    }
}
