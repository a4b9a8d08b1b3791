package xm.io.influx;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedStore;

/** The store that runs in every build. */
class QuestStoreIT extends StoreContract {
    private EmbeddedStore store;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT);
    }

    @AfterAll
    void stop() {
        store.close();
    }

    @Override
    InfluxSettings settings() {
        return store.settings();
    }

    @Override
    Map<String, Long> events(long fromMillis, long untilMillis) {
        Map<String, Long> events = new HashMap<>();
        store.query("SELECT touchpoint, timestamp, events FROM experience WHERE timestamp >= " + fromMillis * 1_000
                        + " AND timestamp < " + untilMillis * 1_000)
                .forEach(row -> events.merge(
                        key((String) row.get("touchpoint"), ((Instant) row.get("timestamp")).toEpochMilli()),
                        (Long) row.get("events"),
                        (one, other) -> {
                            throw new AssertionError("a point is there twice: " + row);
                        }));
        return events;
    }
}
