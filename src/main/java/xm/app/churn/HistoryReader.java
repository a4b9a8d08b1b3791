package xm.app.churn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import xm.codec.DecodeSettings;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.RecordedAssignments;
import xm.codec.mapping.Recordings;
import xm.customer.Hash64;
import xm.customer.SeenIds;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.event.Cell;
import xm.event.Kind;
import xm.event.SegmentAssignment;
import xm.event.Touchpoint;

/**
 * Reads recorded events into {@link Histories}, by the rules of the stream: a purchase counts once by source and id, and
 * nobody's events and those of independent observers not at all.
 *
 * <p>A customer belongs to the segment of their latest event before the cut: the event's own, else the one assigned at
 * its time, else {@code unassigned}.
 */
public final class HistoryReader {
    private final long cutMillis;
    private final Map<String, Customer> customers = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, String>> assigned = new HashMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private long rejectedSegments;
    private long read;
    private long duplicates;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    /** @param cutMillis the time as of which customers belong to segments */
    public HistoryReader(long cutMillis) {
        this.cutMillis = cutMillis;
    }

    /** @throws xm.codec.Mistakes if the file cannot be read */
    public void readSegments(Path file, DecodeSettings settings) {
        try (RecordedAssignments assignments = new RecordedAssignments(file, settings)) {
            while (assignments.hasNext()) {
                AssignmentArrival arrival = assignments.next();
                if (arrival.isAccepted()) {
                    SegmentAssignment assignment = arrival.assignment();
                    if (assignment.isErasure()) {
                        assigned.remove(assignment.customer());
                        continue;
                    }
                    assigned.computeIfAbsent(assignment.customer(), customer -> new TreeMap<>())
                            .put(assignment.validFromMillis(), assignment.segment());
                } else if (!arrival.isTombstone()) {
                    rejectedSegments++;
                }
            }
        }
    }

    /**
     * @param mapping {@code null} for files of touchpoint events
     * @param bytesRead told of how far it is
     * @throws xm.codec.Mistakes if a file cannot be read
     */
    public void readEvents(List<Path> files, Mapping mapping, DecodeSettings settings, LongConsumer bytesRead) {
        try (Recordings recordings = new Recordings(files, mapping, settings)) {
            while (recordings.hasNext()) {
                read(recordings.next().arrival());
                bytesRead.accept(recordings.bytesRead());
            }
        }
    }

    public Histories histories() {
        List<History> histories = new ArrayList<>();
        customers.forEach((name, customer) -> {
            if (customer.lastSeenMillis != Long.MIN_VALUE) {
                histories.add(customer.history(assigned.get(name)));
            }
        });
        return new Histories(
                List.copyOf(histories),
                read,
                Map.copyOf(rejected),
                rejectedSegments,
                duplicates,
                firstMillis,
                lastMillis);
    }

    private void read(Arrival arrival) {
        read++;
        if (!arrival.isAccepted()) {
            rejected.merge(arrival.rejection().reason().wireName(), 1L, Long::sum);
            return;
        }
        Touchpoint event = arrival.event();
        firstMillis = Math.min(firstMillis, event.timeMillis());
        lastMillis = Math.max(lastMillis, event.timeMillis());
        if (event.customer() == null || event.isProbe()) {
            return;
        }
        Customer customer = customers.computeIfAbsent(event.customer(), name -> new Customer());
        if ((event.kind() == Kind.PURCHASE || event.kind() == Kind.CANCELLATION) && !customer.isNew(event)) {
            duplicates++;
            return;
        }
        customer.see(event, cutMillis);
    }

    /** A customer while the files are being read. */
    private static final class Customer {
        private final SeenIds ids = new SeenIds();
        private long[] purchases = {};
        private int size;
        private long firstSeenMillis = Long.MAX_VALUE;
        private long lastSeenMillis = Long.MIN_VALUE;
        private String lastSegment;
        private long cancelledMillis = History.NEVER;

        boolean isNew(Touchpoint event) {
            return ids.add(Hash64.with(Hash64.with(Hash64.start(), event.source()), event.id()), 0);
        }

        void see(Touchpoint event, long cutMillis) {
            long time = event.timeMillis();
            firstSeenMillis = Math.min(firstSeenMillis, time);
            if (time < cutMillis && time >= lastSeenMillis) {
                lastSeenMillis = time;
                lastSegment = event.segment();
            }
            if (event.kind() == Kind.PURCHASE) {
                purchases = size < purchases.length ? purchases : Arrays.copyOf(purchases, Math.max(2, 2 * size));
                purchases[size++] = time;
            } else if (event.kind() == Kind.CANCELLATION) {
                cancelledMillis = Math.min(cancelledMillis, time);
            }
        }

        History history(NavigableMap<Long, String> assigned) {
            long[] times = Arrays.copyOf(purchases, size);
            Arrays.sort(times);
            return new History(segment(assigned), firstSeenMillis, times, cancelledMillis);
        }

        private String segment(NavigableMap<Long, String> assigned) {
            if (lastSegment != null) {
                return lastSegment;
            }
            var inForce = assigned == null ? null : assigned.floorEntry(lastSeenMillis);
            return inForce == null ? Cell.UNASSIGNED : inForce.getValue();
        }
    }
}
