package xm.promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Promises and books, written shortly. */
final class Books {
    private Books() {}

    static Promise promise(String name, double bound, Variation... except) {
        return promise(name, "csat", bound, except);
    }

    static Promise promise(String name, String signal, double bound, Variation... except) {
        return new Promise(
                name,
                signal,
                List.of("segment", "touchpoint", "channel"),
                bound,
                Duration.ofDays(30).toMillis(),
                Severity.TICKET,
                "cx",
                null,
                Duration.ofHours(4).toMillis(),
                List.of(except),
                14);
    }

    static Promise by(Promise it, String... dimensions) {
        return new Promise(
                it.name(),
                it.signal(),
                List.of(dimensions),
                it.bound(),
                it.falseAlarmEveryMillis(),
                it.severity(),
                it.owner(),
                it.runbook(),
                it.escalateAfterMillis(),
                it.except(),
                it.line());
    }

    /** Platinum and gold are of band high, basic is of band mass. */
    static PromiseBook book(int version, Promise... promises) {
        return book(version, PromiseBook.ALWAYS, promises);
    }

    static PromiseBook book(int version, long effectiveFromMillis, Promise... promises) {
        Map<String, SegmentTerms> segments = new LinkedHashMap<>();
        segments.put("platinum", new SegmentTerms("high", 900));
        segments.put("gold", new SegmentTerms("high", 400));
        segments.put("basic", new SegmentTerms("mass", 40));
        return new PromiseBook(version, effectiveFromMillis, segments, Map.of(), new ArrayList<>(List.of(promises)));
    }

    static Variation band(String band, String touchpoint, String channel, Double bound) {
        return variation(band, null, touchpoint, channel, bound);
    }

    static Variation segment(String segment, String touchpoint, String channel, Double bound) {
        return variation(null, segment, touchpoint, channel, bound);
    }

    /** Without a bound it is off. */
    static Variation variation(String band, String segment, String touchpoint, String channel, Double bound) {
        return new Variation(band, segment, touchpoint, channel, bound, null, null, null, null, bound == null, 21);
    }
}
