package xm.embedded;

import io.questdb.ServerMain;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.sql.RecordMetadata;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxSettings;

/**
 * A time-series store in this JVM: QuestDB, written by InfluxDB's protocol and read by SQL.
 *
 * <p>It listens on loopback only and asks for a password, for a page in the user's own browser could reach it otherwise.
 * What is written becomes visible to queries a moment later. The same directory brings everything back; it belongs to
 * one store at a time.
 */
public final class EmbeddedStore implements AutoCloseable {
    /** Under whose name the store is asked; the password stands in the file {@code password} of its directory. */
    public static final String USER = "xm";

    /** Any free port. */
    public static final int ANY_PORT = 0;

    /**
     * Made before the first point comes, because only so a point written twice is one point: a table that QuestDB makes
     * by itself keeps both. The stage follows from the rest, and is no key: a restored job may tell a window first with
     * more events, and so with another stage. Signals join as columns when they first come; verdicts and alerts have all
     * theirs from the start, so that no table is being changed when the first alert comes and the demo is killed for it.
     */
    private static final String EXPERIENCE = """
            CREATE TABLE IF NOT EXISTS experience (
              segment SYMBOL, touchpoint SYMBOL, channel SYMBOL, stage SYMBOL, "window" SYMBOL,
              events LONG, revision LONG, timestamp TIMESTAMP
            ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
            DEDUP UPSERT KEYS(timestamp, segment, touchpoint, channel, "window")""";

    /** The signal follows from the promise and its version, and is no key. */
    private static final String PROMISE = """
            CREATE TABLE IF NOT EXISTS promise (
              segment SYMBOL, touchpoint SYMBOL, channel SYMBOL, promise SYMBOL, signal SYMBOL,
              state VARCHAR, state_code LONG, version LONG, since LONG, said LONG, owner VARCHAR, n LONG,
              value DOUBLE, low DOUBLE, high DOUBLE, promised DOUBLE, margin DOUBLE, margin_share DOUBLE,
              evidence DOUBLE, needed DOUBLE, timestamp TIMESTAMP
            ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
            DEDUP UPSERT KEYS(timestamp, segment, touchpoint, channel, promise)""";

    private static final String ALERT = """
            CREATE TABLE IF NOT EXISTS alert (
              segment SYMBOL, touchpoint SYMBOL, channel SYMBOL, promise SYMBOL, kind SYMBOL,
              firing LONG, revision LONG, version LONG, since LONG, endedAt LONG, minutes DOUBLE,
              severity VARCHAR, cell VARCHAR, signal VARCHAR, owner VARCHAR, alertId VARCHAR, summary VARCHAR,
              customersAffected LONG, valueAtRisk DOUBLE, timestamp TIMESTAMP
            ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
            DEDUP UPSERT KEYS(timestamp, segment, touchpoint, channel, promise, kind)""";

    private final ServerMain server;
    private final int port;
    private final String password;

    private EmbeddedStore(ServerMain server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it, and returns when it takes points.
     *
     * @param directory of this store alone, made if missing
     * @param port on loopback, or {@link #ANY_PORT}
     * @throws IOException if the port is taken or the directory cannot be used, with a sentence for the user
     */
    public static EmbeddedStore start(Path directory, int port) throws IOException {
        int listening = freePort(port);
        Path home = Files.createDirectories(directory.toAbsolutePath());
        StoreHome.quiet(home);
        String password = StoreHome.password(home);
        ServerMain server = null;
        Hush hush = Hush.begin();
        try {
            server = ServerMain.create(home.toString(), StoreHome.settings(listening, password));
            server.start();
            server.getEngine().execute(EXPERIENCE);
            server.getEngine().execute(PROMISE);
            server.getEngine().execute(ALERT);
            return new EmbeddedStore(server, listening, password);
        } catch (SqlException | RuntimeException e) {
            if (server != null) {
                server.close();
            }
            throw new IOException(
                    "the embedded store cannot start in " + home + ": " + e.getMessage()
                            + "; is another one running on it? stop that, or choose another directory",
                    e);
        } finally {
            hush.end();
        }
    }

    /** Asked before QuestDB is, which would leave threads behind. */
    private static int freePort(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " on 127.0.0.1 is taken; stop what listens there, or choose another", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How a sink writes here. */
    public InfluxSettings settings() {
        return InfluxSettings.v2(url(), "xm", "xm", InfluxAccess.basic(USER, password));
    }

    /** Runs a statement that gives no rows. */
    public void execute(String sql) {
        try {
            engine().execute(sql);
        } catch (SqlException e) {
            throw new IllegalArgumentException(sql + ": " + e.getMessage(), e);
        }
    }

    /** Reads rows in this process, past HTTP: column names to values, {@code null} where there is none. */
    public List<Map<String, Object>> query(String sql) {
        try (SqlExecutionContextImpl context = new SqlExecutionContextImpl(engine(), 1)) {
            context.with(AllowAllSecurityContext.INSTANCE, null);
            try (RecordCursorFactory rows = engine().select(sql, context);
                    RecordCursor cursor = rows.getCursor(context)) {
                List<Map<String, Object>> result = new ArrayList<>();
                Record row = cursor.getRecord();
                while (cursor.hasNext()) {
                    result.add(values(row, rows.getMetadata()));
                }
                return result;
            }
        } catch (SqlException e) {
            throw new IllegalArgumentException(sql + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> values(Record row, RecordMetadata columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.getColumnCount(); i++) {
            values.put(columns.getColumnName(i), StoreValue.of(row, i, columns.getColumnType(i)));
        }
        return values;
    }

    private CairoEngine engine() {
        return server.getEngine();
    }

    @Override
    public void close() {
        Hush hush = Hush.begin();
        try {
            server.close();
        } finally {
            hush.end();
        }
    }
}
