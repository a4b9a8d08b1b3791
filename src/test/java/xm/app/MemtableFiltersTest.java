package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class MemtableFiltersTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void loadRocksDb() {
        RocksDB.loadLibrary();
    }

    @Test
    void whatIsWrittenLastHasAFilterOfItsBytes() throws RocksDBException {
        long without = bytesOfAMemtable("without", new ColumnFamilyOptions());
        long with = bytesOfAMemtable(
                "with", new MemtableFilters().createColumnOptions(new ColumnFamilyOptions(), List.of()));

        // five thousandths of 64 MiB
        assertThat(with - without).isCloseTo(64 * (1 << 20) / 200, withinPercentage(1));
    }

    @Test
    void aJobHasThem() throws Exception {
        assertThat(backendOfAJob(new Configuration()).getRocksDBOptions()).isInstanceOf(MemtableFilters.class);
    }

    @Test
    void otherOptionsOfTheClusterAreKept() throws Exception {
        Configuration cluster = new Configuration().set(RocksDBOptions.OPTIONS_FACTORY, Others.class.getName());

        assertThat(backendOfAJob(cluster).getRocksDBOptions()).isInstanceOf(Others.class);
    }

    private static EmbeddedRocksDBStateBackend backendOfAJob(Configuration cluster) throws Exception {
        cluster.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(cluster);
        Pipeline.configure(env);
        StateBackend backend = StateBackendLoader.loadStateBackendFromConfig(
                env.getConfiguration(), MemtableFiltersTest.class.getClassLoader(), null);
        return (EmbeddedRocksDBStateBackend) backend;
    }

    private long bytesOfAMemtable(String name, ColumnFamilyOptions columns) throws RocksDBException {
        try (DBOptions database = new DBOptions().setCreateIfMissing(true);
                columns;
                Options options = new Options(database, columns);
                RocksDB rocks = RocksDB.open(options, directory.resolve(name).toString())) {
            rocks.put(new byte[] {1}, new byte[] {2});
            return rocks.getLongProperty("rocksdb.cur-size-active-mem-table");
        }
    }

    /** What somebody else wants. */
    public static final class Others implements RocksDBOptionsFactory {
        private static final long serialVersionUID = 1;

        @Override
        public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
            return current;
        }

        @Override
        public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
            return current;
        }
    }
}
