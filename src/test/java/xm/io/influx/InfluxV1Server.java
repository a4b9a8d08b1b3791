package xm.io.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's InfluxDB 1.6 with a database {@code experience}; it speaks InfluxQL and knows only the old way to write. */
public final class InfluxV1Server implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DebianServer server;

    private InfluxV1Server(DebianServer server) {
        this.server = server;
    }

    /** Starts in a directory; the test is skipped where the server is not installed. */
    public static InfluxV1Server start(Path home) throws Exception {
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
        InfluxV1Server started = new InfluxV1Server(
                DebianServer.start(home, port, "/ping", List.of("/usr/bin/influxd", "-config", config.toString())));
        started.ask("CREATE USER xm WITH PASSWORD '" + DebianServer.PASSWORD + "' WITH ALL PRIVILEGES");
        started.ask("CREATE DATABASE experience");
        return started;
    }

    /** How a sink writes there. */
    public InfluxSettings settings() {
        return InfluxSettings.v1(
                server.url, "experience/autogen", InfluxAccess.basic(DebianServer.USER, DebianServer.PASSWORD));
    }

    /** What the server answers to a question, times in milliseconds. */
    public JsonNode ask(String influxQl) throws Exception {
        return JSON.readTree(server.send("POST", "/query?epoch=ms&db=experience&q=" + DebianServer.encoded(influxQl))
                .body());
    }

    @Override
    public void close() {
        server.close();
    }
}
