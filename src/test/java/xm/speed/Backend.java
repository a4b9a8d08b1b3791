package xm.speed;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where Flink keeps the state of a job. */
public enum Backend {
    HEAP("hashmap"),
    ROCKSDB("rocksdb");

    /** Of RocksDB in each slot: what the manifests give one, and not what the cluster of the rows has. */
    private static final MemorySize MEMORY = MemorySize.ofMebiBytes(640);

    private static final String INCREMENTAL = "execution.checkpointing.incremental";

    private final String flinkName;

    Backend(String flinkName) {
        this.flinkName = flinkName;
    }

    /** As it ships; tests hold the manifests to it. */
    public Map<String, String> shipped() {
        return this == HEAP
                ? Map.of("state.backend.type", flinkName)
                : Map.of(
                        "state.backend.type",
                        flinkName,
                        "state.backend.rocksdb.use-bloom-filter",
                        "true",
                        "state.backend.rocksdb.compression.per.level",
                        "LZ4_COMPRESSION",
                        INCREMENTAL,
                        "true");
    }

    /** What settings say of how state is kept. */
    public static Map<String, String> stateOf(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("state.backend.")
                        || setting.getKey().equals(INCREMENTAL))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param directory for files of state */
    public Configuration settings(Path directory) {
        return Configuration.fromMap(shipped())
                .set(RocksDBOptions.LOCAL_DIRECTORIES, directory.toString())
                .set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, MEMORY);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
