package xm.io.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Debian's InfluxDB 1.6, which knows only the old way to write. */
class InfluxV1StoreIT extends StoreContract {
    private DebianServer server;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        DebianServer.assumeInstalled("influxd", "influxdb");
        int port = DebianServer.freePort();
        Path config = Files.writeString(home.resolve("influxdb.conf"), """
                reporting-disabled = true
                bind-address = "127.0.0.1:%d"
                [meta]
                dir = "%s"
                [data]
                dir = "%s"
                wal-dir = "%s"
                [http]
                bind-address = "127.0.0.1:%d"
                auth-enabled = true
                log-enabled = false
                """.formatted(
                DebianServer.freePort(), home.resolve("meta"), home.resolve("data"), home.resolve("wal"), port));
        server = DebianServer.start(home, port, "/ping", List.of("/usr/bin/influxd", "-config", config.toString()));
        ask("CREATE USER xm WITH PASSWORD '" + DebianServer.PASSWORD + "' WITH ALL PRIVILEGES");
        ask("CREATE DATABASE experience");
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    InfluxSettings settings() {
        return InfluxSettings.v1(
                server.url, "experience/autogen", InfluxAccess.basic(DebianServer.USER, DebianServer.PASSWORD));
    }

    @Override
    Map<String, Long> events(long fromMillis, long untilMillis) throws Exception {
        JsonNode answer = ask("SELECT events FROM experience WHERE time >= " + fromMillis + "ms AND time < "
                + untilMillis + "ms GROUP BY touchpoint");
        Map<String, Long> events = new HashMap<>();
        for (JsonNode series : answer.at("/results/0/series")) {
            for (JsonNode value : series.get("values")) {
                events.put(
                        key(series.at("/tags/touchpoint").asText(), value.get(0).asLong()),
                        value.get(1).asLong());
            }
        }
        return events;
    }

    private JsonNode ask(String influxQl) throws Exception {
        return new ObjectMapper()
                .readTree(server.send("POST", "/query?epoch=ms&db=experience&q=" + DebianServer.encoded(influxQl))
                        .body());
    }
}
