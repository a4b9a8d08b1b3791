package xm.codec.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import xm.codec.AssignmentArrival;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.SegmentAssignmentDecoder;
import xm.event.Arrival;

/** The segment assignments of one recorded file, NDJSON as on their topic, in file order. */
public final class AssignmentRecording implements Iterator<AssignmentArrival>, Closeable {
    private final Path file;
    private final String name;
    private final SegmentAssignmentDecoder decoder;
    private final Lines lines;
    private byte[] line;
    private long row;

    /** @throws Mistakes if there is no such file */
    public AssignmentRecording(Path file, DecodeSettings settings) {
        this.file = file;
        this.name = file.getFileName().toString();
        this.decoder = new SegmentAssignmentDecoder(settings);
        try {
            this.lines = new Lines(new InputFile(file).content(), settings.maxRecordBytes() + 1);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (line == null) {
            try {
                line = lines.next();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return line != null;
    }

    @Override
    public AssignmentArrival next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        AssignmentArrival arrival = decoder.decode(line, null, name, 0, row++, Arrival.UNKNOWN_TIME);
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
