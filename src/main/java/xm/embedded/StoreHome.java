package xm.embedded;

import io.questdb.log.LogFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The directory of an embedded store: its password, its quiet log, and what it is started with. */
final class StoreHome {
    private StoreHome() {}

    /** Made on the first start; nobody else on the machine may read it. */
    static String password(Path home) throws IOException {
        Path file = home.resolve("password");
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        // empty too if a first start was killed right here
        if (Files.size(file) == 0) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }

    /** Errors go to a file, a week of them, and nothing to the terminal; the first store of a JVM decides for all. */
    static void quiet(Path home) throws IOException {
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("log"));
        Files.writeString(conf.resolve("log.conf"), """
                writers=file
                w.file.class=io.questdb.log.LogRollingFileWriter
                w.file.location=${log.dir}/store-${date:yyyyMMdd}.log
                w.file.level=ERROR,CRITICAL
                w.file.rollEvery=day
                w.file.lifeDuration=7d
                """);
        LogFactory.configureRootDir(home.toString());
    }

    static Map<String, String> settings(int port, String password) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QDB_HTTP_BIND_TO", "127.0.0.1:" + port);
        settings.put("QDB_HTTP_USER", EmbeddedStore.USER);
        settings.put("QDB_HTTP_PASSWORD", password);
        settings.put("QDB_HTTP_MIN_ENABLED", "false");
        settings.put("QDB_PG_ENABLED", "false");
        settings.put("QDB_LINE_TCP_ENABLED", "false");
        settings.put("QDB_LINE_UDP_ENABLED", "false");
        settings.put("QDB_TELEMETRY_ENABLED", "false");
        settings.put("QDB_TELEMETRY_DISABLE_COMPLETELY", "true");
        settings.put("QDB_METRICS_ENABLED", "false");
        settings.put("QDB_LOG_LEVEL_VERBOSE", "false");
        settings.put("QDB_SHARED_NETWORK_WORKER_COUNT", "1");
        settings.put("QDB_SHARED_QUERY_WORKER_COUNT", "1");
        settings.put("QDB_SHARED_WRITE_WORKER_COUNT", "1");
        return settings;
    }
}
