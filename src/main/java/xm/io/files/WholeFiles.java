package xm.io.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import xm.codec.Mistakes;

/**
 * Files that are read from their beginning by whoever knows their content; a position in one is a number of records.
 *
 * <p>Records are read in batches by the source's own fetching thread, beside the operators that work on them.
 */
final class WholeFiles<T> implements BulkFormat<T, FileSourceSplit> {
    private static final int BATCH = 1_000;

    private final TypeInformation<T> type;
    private final Opening<T> opening;

    private WholeFiles(TypeInformation<T> type, Opening<T> opening) {
        this.type = type;
        this.opening = opening;
    }

    static <T> FileSource<T> source(List<Path> files, TypeInformation<T> type, Opening<T> opening) {
        org.apache.flink.core.fs.Path[] paths = files.stream()
                .map(file ->
                        new org.apache.flink.core.fs.Path(file.toAbsolutePath().toUri()))
                .toArray(org.apache.flink.core.fs.Path[]::new);
        return FileSource.forBulkFileFormat(new WholeFiles<>(type, opening), paths)
                // the standard one passes over files whose name begins with a dot or an underscore
                .setFileEnumerator(() -> new NonSplittingRecursiveEnumerator(path -> true))
                .setSplitAssigner(GivenOrder::new)
                .build();
    }

    /**
     * The same files, all of which are there.
     *
     * @throws Mistakes one for each that is not
     */
    static List<Path> existing(List<Path> files) {
        List<String> mistakes = files.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .map(file -> file + ": there is no such file, or it cannot be read")
                .toList();
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return files;
    }

    @Override
    public Reader<T> createReader(Configuration config, FileSourceSplit split) {
        return new Batches<>(opening.open(Path.of(split.path().toUri())), 0);
    }

    @Override
    public Reader<T> restoreReader(Configuration config, FileSourceSplit split) {
        Records<T> records = opening.open(Path.of(split.path().toUri()));
        long read = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        for (long i = 0; i < read && records.hasNext(); i++) {
            records.next();
        }
        return new Batches<>(records, read);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    /** The records of one open file. */
    interface Records<T> extends Iterator<T>, Closeable {

        static <T, F extends Iterator<T> & Closeable> Records<T> of(F file) {
            return of(file, record -> record);
        }

        /** The records of a file, each as something else. */
        static <S, T, F extends Iterator<S> & Closeable> Records<T> of(F file, Function<S, T> as) {
            return new Records<>() {
                @Override
                public boolean hasNext() {
                    return file.hasNext();
                }

                @Override
                public T next() {
                    return as.apply(file.next());
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }

    /** How a file becomes records. */
    interface Opening<T> extends Serializable {
        Records<T> open(Path file);
    }

    private static final class Batches<T> implements Reader<T> {
        private final Records<T> records;
        private long read;

        Batches(Records<T> records, long read) {
            this.records = records;
            this.read = read;
        }

        @Override
        public RecordIterator<T> readBatch() {
            List<T> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && records.hasNext()) {
                batch.add(records.next());
            }
            if (batch.isEmpty()) {
                return null;
            }
            long before = read;
            read += batch.size();
            return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
