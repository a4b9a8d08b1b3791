package xm.speed;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where Flink keeps the state of a job. */
enum Backend {
    HEAP("hashmap"),
    ROCKSDB("rocksdb");

    /** Of RocksDB in each slot, so that what the cluster of the rows has to give does not decide. */
    private static final MemorySize MEMORY = MemorySize.ofMebiBytes(256);

    private final String flinkName;

    Backend(String flinkName) {
        this.flinkName = flinkName;
    }

    /** @param directory for files of state */
    Configuration settings(Path directory) {
        return new Configuration()
                .set(StateBackendOptions.STATE_BACKEND, flinkName)
                .set(RocksDBOptions.LOCAL_DIRECTORIES, directory.toString())
                .set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, MEMORY);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
