package xm.io.influx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * The points that wait for the store, oldest first.
 *
 * <p>A point that comes again (same measurement, tags and time) takes the place of the one that waits. The store would
 * keep only the newer one anyway, so a long wait costs a place for each point and not for each revision, and no older
 * revision is ever written after a newer one.
 */
final class PointQueue {
    private final Map<String, RequestEntryWrapper<String>> waiting = new LinkedHashMap<>();
    private long bytes;

    int size() {
        return waiting.size();
    }

    /** Of the lines, in UTF-8. */
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(String line) {
        add(new RequestEntryWrapper<>(line, line.getBytes(StandardCharsets.UTF_8).length));
    }

    private void add(RequestEntryWrapper<String> entry) {
        RequestEntryWrapper<String> older = waiting.put(identity(entry.getRequestEntry()), entry);
        bytes += entry.getSize() - (older == null ? 0 : older.getSize());
    }

    /** Points that were taken become the oldest again, except where a newer revision has come meanwhile. */
    void putBack(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<RequestEntryWrapper<String>> newer = entries();
        waiting.clear();
        bytes = 0;
        lines.forEach(this::add);
        newer.forEach(this::add);
    }

    /** Takes the oldest points: at least one, and no more than fit in both bounds. */
    List<String> take(int mostPoints, long mostBytes) {
        List<String> batch = new ArrayList<>(Math.min(mostPoints, waiting.size()));
        long taken = 0;
        Iterator<RequestEntryWrapper<String>> oldest = waiting.values().iterator();
        while (oldest.hasNext() && batch.size() < mostPoints) {
            RequestEntryWrapper<String> next = oldest.next();
            if (!batch.isEmpty() && taken + next.getSize() > mostBytes) {
                break;
            }
            taken += next.getSize();
            batch.add(next.getRequestEntry());
            oldest.remove();
        }
        bytes -= taken;
        return batch;
    }

    /** Takes the oldest point, for good. */
    String dropOldest() {
        return take(1, 0).get(0);
    }

    /** As a checkpoint keeps them. */
    List<RequestEntryWrapper<String>> entries() {
        return new ArrayList<>(waiting.values());
    }

    /** What makes two lines the same point: all before the first space that is not escaped, and the time at the end. */
    private static String identity(String line) {
        int end = line.indexOf(' ');
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end = line.indexOf(' ', end + 1);
        }
        return end < 0 ? line : line.substring(0, end) + line.substring(line.lastIndexOf(' '));
    }
}
