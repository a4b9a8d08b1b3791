package xm.app.churn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The recorded customers of all files, and what became of the records.
 *
 * @param customers those who were seen before the cut
 * @param read events and rejections that came out of the files
 * @param rejected by reason
 * @param duplicates purchases and cancellations that were there already
 * @param firstMillis time of the earliest event
 * @param lastMillis time of the latest event
 */
public record Histories(
        List<History> customers,
        long read,
        Map<String, Long> rejected,
        long rejectedSegments,
        long duplicates,
        long firstMillis,
        long lastMillis) {

    /** Segments that somebody belongs to. */
    public Set<String> segments() {
        return customers.stream().map(History::segment).collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean hasPurchaseBefore(long timeMillis) {
        return customers.stream().anyMatch(customer -> customer.hasBoughtBefore(timeMillis));
    }

    /** The customers of each segment, as of the cut. */
    Map<String, List<History>> bySegment() {
        return customers.stream().collect(Collectors.groupingBy(History::segment, TreeMap::new, Collectors.toList()));
    }
}
