package xm.codec.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.Mistakes;
import xm.codec.Place;
import xm.event.Arrival;

/**
 * The events of one recorded file in file order: touchpoint events as NDJSON, or a foreign file through a mapping.
 *
 * <p>What cannot be read, mapped or decoded comes as a rejection, with the file's name as topic and the record's number
 * from 0 as offset.
 */
public final class Recording implements Iterator<Recorded>, Closeable {
    private final Path file;
    private final InputFile input;
    private final Records records;
    private final Queue<Recorded> pending = new ArrayDeque<>();
    private long row;

    /**
     * @param mapping {@code null} for a file of touchpoint events
     * @throws Mistakes if there is no such file
     */
    public Recording(Path file, Mapping mapping, DecodeSettings settings) {
        this.file = file;
        String name = file.getFileName().toString();
        try {
            input = new InputFile(file);
            records = mapping == null
                    ? new EventLines(name, input.content(), settings)
                    : new Mapped(name, input.content(), mapping, settings);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Bytes of the file that have been read; together they are its size. */
    public long bytesRead() {
        return input.bytesRead();
    }

    /** Records that have been read, whatever became of them; the one behind the latest event may be among them. */
    public long recordsRead() {
        return row;
    }

    @Override
    public boolean hasNext() {
        try {
            while (pending.isEmpty()) {
                if (!records.read(row, pending)) {
                    return false;
                }
                row++;
            }
            return true;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Recorded next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pending.remove();
    }

    private Mistakes unreadable(IOException problem) {
        return InputFile.unreadable(file, row, problem);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of the file. */
    private interface Records extends Closeable {

        /** Adds what becomes of the next record; {@code false} at the end of the file. */
        boolean read(long row, Queue<Recorded> out) throws IOException;
    }

    private static final class EventLines implements Records {
        private final String name;
        private final Lines lines;
        private final EventDecoder decoder;

        EventLines(String name, InputStream content, DecodeSettings settings) {
            this.name = name;
            this.lines = new Lines(content, settings.maxRecordBytes() + 1);
            this.decoder = new EventDecoder(settings);
        }

        @Override
        public boolean read(long row, Queue<Recorded> out) throws IOException {
            byte[] line = lines.next();
            if (line == null) {
                return false;
            }
            Arrival arrival = decoder.decode(line, null, name, 0, row, Arrival.UNKNOWN_TIME);
            return out.add(new Recorded(arrival, null, null, line));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static final class Mapped implements Records {
        private final String name;
        private final ForeignRecords records;
        private final MappedDecoder decoder;

        Mapped(String name, InputStream content, Mapping mapping, DecodeSettings settings) throws IOException {
            this.name = name;
            this.records = ForeignRecords.of(mapping.head(), content);
            this.decoder = new MappedDecoder(mapping, settings);
        }

        @Override
        public boolean read(long row, Queue<Recorded> out) throws IOException {
            Foreign record = records.next();
            if (record == null) {
                return false;
            }
            decoder.map(record, new Place(null, name, 0, row, Arrival.UNKNOWN_TIME), out::add);
            return true;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
