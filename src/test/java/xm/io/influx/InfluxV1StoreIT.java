package xm.io.influx;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Debian's InfluxDB 1.6, which knows only the old way to write. */
class InfluxV1StoreIT extends StoreContract {
    private InfluxV1Server server;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        server = InfluxV1Server.start(home);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    InfluxSettings settings() {
        return server.settings();
    }

    @Override
    Map<String, Long> events(long fromMillis, long untilMillis) throws Exception {
        JsonNode answer = server.ask("SELECT events FROM experience WHERE time >= " + fromMillis + "ms AND time < "
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
}
