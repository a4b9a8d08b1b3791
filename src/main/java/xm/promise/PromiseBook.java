package xm.promise;

import java.util.List;
import java.util.Map;

/**
 * Everything that was promised, as of one version.
 *
 * @param effectiveFromMillis event time from which it is in force; {@link #ALWAYS} if the book does not say
 */
public record PromiseBook(
        int version,
        long effectiveFromMillis,
        Map<String, SegmentTerms> segments,
        Map<String, TouchpointTerms> touchpoints,
        List<Promise> promises) {
    /** Before all events. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** The brand band of a segment, or {@code null} for the default band. */
    public String band(String segment) {
        SegmentTerms terms = segments.get(segment);
        return terms == null ? null : terms.band();
    }

    /** What one customer of a segment is worth a year, 0 if the book does not say. */
    public double value(String segment) {
        SegmentTerms terms = segments.get(segment);
        return terms == null ? 0 : terms.value();
    }

    /** The promise of that name, or {@code null}. */
    public Promise promise(String name) {
        return promises.stream()
                .filter(promise -> promise.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
