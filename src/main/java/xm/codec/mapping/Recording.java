package xm.codec.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.Mistakes;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

/**
 * The events of one recorded file in file order: touchpoint events as NDJSON, or a foreign file through a mapping.
 *
 * <p>What cannot be read, mapped or decoded comes as a rejection, with the file's name as topic and the record's number
 * from 0 as offset. A foreign record that was refused brings no payload, because nobody knows what in it is personal.
 */
public final class Recording implements Iterator<Recorded>, Closeable {
    private final String name;
    private final Path file;
    private final Mapping mapping;
    private final EventDecoder decoder;
    private final InputFile input;
    private final Lines lines;
    private final ForeignRecords records;
    private final Queue<Recorded> pending = new ArrayDeque<>();
    private long row;

    /**
     * @param mapping {@code null} for a file of touchpoint events
     * @throws Mistakes if there is no such file
     */
    public Recording(Path file, Mapping mapping, DecodeSettings settings) {
        this.file = file;
        this.name = file.getFileName().toString();
        this.mapping = mapping;
        this.decoder = new EventDecoder(settings);
        try {
            this.input = new InputFile(file);
            this.lines = mapping == null ? new Lines(input.content(), settings.maxRecordBytes() + 1) : null;
            this.records = mapping == null ? null : ForeignRecords.of(mapping.head(), input.content());
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
                if (!(mapping == null ? readLine() : readForeign())) {
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

    private boolean readLine() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            return false;
        }
        Arrival arrival = decoder.decode(line, null, name, 0, row, Arrival.UNKNOWN_TIME);
        pending.add(new Recorded(arrival, null, null, line));
        return true;
    }

    private boolean readForeign() throws IOException {
        Foreign record = records.next();
        if (record == null) {
            return false;
        }
        if (record.fault() != null) {
            pending.add(new Recorded(refused(RejectReason.NOT_JSON, null, record.fault()), null, null, null));
            return true;
        }
        JsonNode foreign = record.value();
        try {
            for (JsonNode event : mapping.events(foreign, row, name)) {
                pending.add(new Recorded(decoded(event), foreign, event, null));
            }
        } catch (JsltException e) {
            pending.add(new Recorded(refused(RejectReason.BAD_TYPE, "mapping", e.getMessage()), foreign, null, null));
        }
        return true;
    }

    private Arrival decoded(JsonNode event) {
        return decoder.decode(event.traverse(), event::toString, null, name, 0, row, Arrival.UNKNOWN_TIME);
    }

    private Arrival refused(RejectReason reason, String field, String detail) {
        Rejection rejection =
                new Rejection(reason, field, detail, name, 0, row, Arrival.UNKNOWN_TIME, null, null, null);
        return new Arrival(null, rejection, name, 0, row, Arrival.UNKNOWN_TIME);
    }

    private Mistakes unreadable(IOException problem) {
        return InputFile.unreadable(file, row, problem);
    }

    @Override
    public void close() {
        try {
            (mapping == null ? lines : records).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
