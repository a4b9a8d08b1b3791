package xm.codec.mapping;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import xm.codec.DecodeSettings;
import xm.event.Arrival;

/**
 * Several recorded files as one recording, merged by event time: always the file whose next event is the earliest.
 *
 * <p>Each file keeps its own order, so files in time order give one stream in time order. A rejection has no time of its
 * own and comes as soon as it is its file's next.
 */
public final class Recordings implements Iterator<Recorded>, Closeable {
    private final List<Recording> files;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(Head::timeMillis).thenComparingInt(Head::file));

    /**
     * @param mapping {@code null} for files of touchpoint events
     * @throws xm.codec.Mistakes if there is no such file
     */
    public Recordings(List<Path> paths, Mapping mapping, DecodeSettings settings) {
        files = paths.stream()
                .map(path -> new Recording(path, mapping, settings))
                .toList();
        for (int i = 0; i < files.size(); i++) {
            advance(i);
        }
    }

    /** Bytes of all files that have been read; together they are their size. */
    public long bytesRead() {
        return files.stream().mapToLong(Recording::bytesRead).sum();
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Recorded next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        advance(head.file());
        return head.recorded();
    }

    private void advance(int file) {
        if (files.get(file).hasNext()) {
            Recorded recorded = files.get(file).next();
            Arrival arrival = recorded.arrival();
            heads.add(new Head(arrival.isAccepted() ? arrival.event().timeMillis() : Long.MIN_VALUE, file, recorded));
        }
    }

    @Override
    public void close() {
        files.forEach(Recording::close);
    }

    /** What a file has next. */
    private record Head(long timeMillis, int file, Recorded recorded) {}
}
