package xm.codec.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.SegmentAssignmentDecoder;
import xm.event.Arrival;
import xm.event.AssignmentArrival;

/** The segment assignments of one recorded file in file order, NDJSON; what cannot be read comes as a rejection. */
public final class RecordedAssignments implements Iterator<AssignmentArrival>, Closeable {
    private final Path file;
    private final SegmentAssignmentDecoder decoder;
    private final Lines lines;
    private byte[] line;
    private long row;

    /** @throws Mistakes if there is no such file */
    public RecordedAssignments(Path file, DecodeSettings settings) {
        this.file = file;
        decoder = new SegmentAssignmentDecoder(settings);
        try {
            lines = new Lines(new InputFile(file).content(), settings.maxRecordBytes() + 1);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            line = line == null ? lines.next() : line;
            return line != null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public AssignmentArrival next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        AssignmentArrival arrival =
                decoder.decode(line, null, file.getFileName().toString(), 0, row++, Arrival.UNKNOWN_TIME);
        line = null;
        return arrival;
    }

    private Mistakes unreadable(IOException problem) {
        return InputFile.unreadable(file, row, problem);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
