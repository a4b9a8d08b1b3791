package xm.customer;

import java.util.Arrays;

/** The segments of a customer over time; the one in force is the last that began at or before the asked time. */
public final class SegmentHistory {
    // mutable on purpose, public for the serializer; sorted by time
    public long[] fromMillis = {};
    public String[] segments = {};

    boolean isEmpty() {
        return segments.length == 0;
    }

    /** Adds an assignment; one with the same beginning replaces the earlier one. */
    void add(long from, String segment) {
        int found = Arrays.binarySearch(fromMillis, from);
        if (found >= 0) {
            segments[found] = segment;
            return;
        }
        int at = -found - 1;
        long[] times = Arrays.copyOf(fromMillis, fromMillis.length + 1);
        String[] names = Arrays.copyOf(segments, segments.length + 1);
        System.arraycopy(fromMillis, at, times, at + 1, fromMillis.length - at);
        System.arraycopy(segments, at, names, at + 1, segments.length - at);
        times[at] = from;
        names[at] = segment;
        fromMillis = times;
        segments = names;
    }

    /** The segment in force, or {@code null} before the first assignment. */
    String at(long timeMillis) {
        int found = Arrays.binarySearch(fromMillis, timeMillis);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? null : segments[at];
    }

    /** Forgets what was over before a time: of all earlier assignments only the one in force then can be asked for. */
    void forgetBefore(long timeMillis) {
        int found = Arrays.binarySearch(fromMillis, timeMillis);
        int first = found >= 0 ? found : -found - 2;
        if (first > 0) {
            fromMillis = Arrays.copyOfRange(fromMillis, first, fromMillis.length);
            segments = Arrays.copyOfRange(segments, first, segments.length);
        }
    }
}
