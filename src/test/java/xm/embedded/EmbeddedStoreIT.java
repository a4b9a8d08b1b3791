package xm.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.alert.Alerts;
import xm.io.influx.AlertPoints;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxConnection;
import xm.io.influx.InfluxSettings;
import xm.io.influx.Outcome;
import xm.io.influx.VerdictPoints;
import xm.promise.Verdicts;

class EmbeddedStoreIT {
    private static final String TAGS =
            "experience,channel=web,segment=gold,stage=unknown,touchpoint=checkout,window=PT15M ";

    @TempDir
    Path home;

    @Test
    void keepsPointsPasswordAndPortThroughARestart() throws Exception {
        int port;
        InfluxSettings settings;
        try (EmbeddedStore store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT)) {
            settings = store.settings();
            port = URI.create(store.url()).getPort();
            write(settings, TAGS + "events=7i,revision=0i,csat_value=0.5 1795255200000");
            awaitRows(store, 1);
        }
        try (EmbeddedStore store = EmbeddedStore.start(home, port)) {
            assertThat(store.settings()).isEqualTo(settings);
            write(settings, TAGS + "events=8i,revision=1i,nps_value=50.0 1795255200000");
            await().atMost(10, SECONDS)
                    .until(() ->
                            store.query("SELECT events FROM experience").get(0).containsValue(8L));

            assertThat(store.query("SELECT * FROM experience"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("segment", "gold")
                            .containsEntry("window", "PT15M")
                            .containsEntry("revision", 1L)
                            .containsEntry("nps_value", 50.0)
                            .containsEntry("csat_value", null)
                            .containsEntry("timestamp", Instant.ofEpochMilli(1_795_255_200_000L)));
        }
    }

    @Test
    void aVerdictOrAnAlertWrittenTwiceIsOneRow() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT)) {
            for (int time = 0; time < 2; time++) {
                write(store.settings(), VerdictPoints.line(Verdicts.unproven()));
                write(store.settings(), VerdictPoints.line(Verdicts.broken()));
                write(store.settings(), AlertPoints.line(Alerts.firing()));
                write(store.settings(), AlertPoints.line(Alerts.resolved()));
            }
            await().atMost(10, SECONDS)
                    .until(() -> store.query("SELECT * FROM promise").size() == 2
                            && store.query("SELECT firing FROM alert LATEST ON timestamp PARTITION BY promise")
                                    .toString()
                                    .equals("[{firing=0}]"));

            assertThat(store.query("SELECT * FROM promise WHERE segment = 'gold'"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("state", "BROKEN")
                            .containsEntry("state_code", 2L)
                            .containsEntry("n", 428L)
                            .containsEntry("promised", 0.88)
                            .containsEntry("evidence", 51_234.0));
            assertThat(store.query("SELECT * FROM alert ORDER BY timestamp"))
                    .extracting(row -> row.get("firing") + " " + row.get("timestamp") + " " + row.get("severity"))
                    .containsExactly("1 2026-11-21T10:06:00Z page", "0 2026-11-21T11:06:00Z page");
        }
    }

    @Test
    void nobodyReadsOrWritesWithoutThePassword() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT);
                InfluxConnection stranger =
                        new InfluxConnection(InfluxSettings.v2(store.url(), "xm", "xm", InfluxAccess.token("guess")))) {
            assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(stranger.check().outcome()).isEqualTo(Outcome.REFUSED);
            HttpRequest drop = HttpRequest.newBuilder(URI.create(store.url() + "/exec?query=drop%20table%20experience"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(drop, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(home.resolve("a"), EmbeddedStore.ANY_PORT)) {
            int taken = URI.create(store.url()).getPort();

            assertThatThrownBy(() -> EmbeddedStore.start(home.resolve("b"), taken))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("port " + taken + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aDirectoryBelongsToOneStoreAtATime() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT)) {
            assertThatThrownBy(() -> EmbeddedStore.start(home, EmbeddedStore.ANY_PORT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is another one running on it?");
            assertThat(store.query("SELECT * FROM experience")).isEmpty();
        }
    }

    private static void write(InfluxSettings settings, String line) {
        try (InfluxConnection connection = new InfluxConnection(settings)) {
            assertThat(connection.write(List.of(line)).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    private static void awaitRows(EmbeddedStore store, int rows) {
        await().atMost(10, SECONDS)
                .until(() -> store.query("SELECT * FROM experience").size() == rows);
    }
}
