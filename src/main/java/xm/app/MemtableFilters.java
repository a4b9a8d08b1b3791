package xm.app;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Filters in front of what RocksDB has written last and not put into a file yet.
 *
 * <p>Of millions of customers most are not among the last tens of thousands who were written, but each look at one searches
 * those first, in a list whose steps lie all over memory. A Bloom filter of whole keys spares the search, as Flink's setting
 * {@code use-bloom-filter} does for files. Nothing of it is in checkpoints; on the heap nobody asks for it.
 */
public final class MemtableFilters implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1;

    /** A third of a MiB of 64: ten bits a key where an entry takes 250 bytes, and what is looked up takes more. */
    private static final double SHARE_OF_MEMTABLE = .005;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current;
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current.setMemtablePrefixBloomSizeRatio(SHARE_OF_MEMTABLE).setMemtableWholeKeyFiltering(true);
    }
}
