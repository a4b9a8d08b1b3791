package xm.io.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Debian's VictoriaMetrics: another store with InfluxDB's protocol, which names a series {@code experience_events}. */
class VictoriaStoreIT extends StoreContract {
    private DebianServer server;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        DebianServer.assumeInstalled("victoria-metrics", "victoria-metrics");
        int port = DebianServer.freePort();
        server = DebianServer.start(
                home,
                port,
                "/health",
                List.of(
                        "/usr/bin/victoria-metrics",
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-storageDataPath=" + home.resolve("data"),
                        "-retentionPeriod=100y",
                        "-dedup.minScrapeInterval=1ms",
                        "-httpAuth.username=" + DebianServer.USER,
                        "-httpAuth.password=" + DebianServer.PASSWORD));
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    InfluxSettings settings() {
        return InfluxSettings.v2(server.url, "", "any", InfluxAccess.basic(DebianServer.USER, DebianServer.PASSWORD));
    }

    @Override
    boolean refusesBadPoints() {
        return false;
    }

    @Override
    boolean replaces() {
        return false;
    }

    @Override
    Map<String, Long> events(long fromMillis, long untilMillis) throws Exception {
        server.get("/internal/force_flush");
        String series = server.get("/api/v1/export?match[]=experience_events&reduce_mem_usage=0&start="
                        .replace("[]", DebianServer.encoded("[]"))
                + fromMillis / 1_000.0 + "&end=" + (untilMillis - 1) / 1_000.0);
        Map<String, Long> events = new HashMap<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : series.lines().toList()) {
            JsonNode one = json.readTree(line);
            for (int i = 0; i < one.get("timestamps").size(); i++) {
                events.put(
                        key(
                                one.at("/metric/touchpoint").asText(),
                                one.get("timestamps").get(i).asLong()),
                        one.get("values").get(i).asLong());
            }
        }
        return events;
    }
}
