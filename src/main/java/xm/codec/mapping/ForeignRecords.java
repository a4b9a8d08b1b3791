package xm.codec.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The records of one foreign file in their order; an unreadable one is told and passed over. */
interface ForeignRecords extends Closeable {

    /** The next record, or {@code null} at the end of the file. */
    Foreign next() throws IOException;

    static ForeignRecords of(Head head, InputStream bytes) throws IOException {
        return switch (head.format()) {
            case CSV -> new CsvRecords(bytes, head.csv());
            case NDJSON -> new NdjsonRecords(bytes);
            case JSON -> new JsonRecords(bytes);
        };
    }
}
