package xm.app.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.Pseudonym;
import xm.codec.Table;
import xm.event.Arrival;

/**
 * The events of a test: written out one by one, or one that comes again and again with something varied.
 *
 * <p>What a person need not write is filled in: ids are numbered, and customers too where none is named.
 */
final class GivenEvents {
    static final String EXAMPLE = "{from: 2026-11-23T10:00:00Z, to: 2026-11-23T11:00:00Z, every: PT6S, event:"
            + " {kind: survey, touchpoint: checkout, channel: web, segment: gold, survey: {csat: 5}}}";

    private static final int MOST_EVENTS = 2_000_000;

    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private long newestMillis = Long.MIN_VALUE;
    private final EventDecoder decoder =
            new EventDecoder(DecodeSettings.withPseudonym(new Pseudonym("test".getBytes(StandardCharsets.UTF_8))));

    GivenEvents(Path file) {
        this.file = file;
    }

    List<String> lines() {
        return lines;
    }

    /** When the last event happens, the least long without events. */
    long newestMillis() {
        return newestMillis;
    }

    void read(Table given) {
        if (given.has("event") || given.has("every")) {
            readSeries(given);
        } else {
            ObjectNode event = given.json();
            name(event, lines.size(), lines.size());
            add(given, event);
        }
    }

    private void readSeries(Table given) {
        given.onlyKnows("from", "to", "every", "event", "vary", "customers");
        Times times = new Times(given);
        Long from = times.required("from");
        Long to = times.required("to");
        Duration every = times.duration("every");
        boolean isSeries = given.has("event") && given.table("event", "{kind: survey}") != null;
        if (!given.has("event")) {
            given.mistake("event is missing: what happens again and again, such as " + EXAMPLE);
        }
        int customers = given.has("customers")
                ? (int) given.number(
                        "customers", count -> count >= 1 && count == Math.rint(count), "a whole number was expected")
                : Integer.MAX_VALUE;
        List<Varied> varied = varied(given);
        if (from == null || to == null || every == null || !isSeries) {
            return;
        }
        if (from >= to || (to - from) / every.toMillis() >= MOST_EVENTS) {
            given.mistake(
                    "from",
                    "from " + Instant.ofEpochMilli(from) + " to " + Instant.ofEpochMilli(to) + " every " + every
                            + " is no time at all, or more than " + MOST_EVENTS + " events; write a shorter series");
            return;
        }
        series(given, from, to, every.toMillis(), customers, varied);
    }

    private void series(Table given, long from, long to, long every, int customers, List<Varied> varied) {
        int begin = lines.size();
        for (long time = from, i = 0; time < to; time += every, i++) {
            ObjectNode event = (ObjectNode) given.json("event");
            event.put("time", Instant.ofEpochMilli(time).toString());
            for (Varied one : varied) {
                one.apply(event, i);
            }
            name(event, begin + i, begin + i % customers);
            if (!add(given, event)) {
                return;
            }
        }
    }

    private static List<Varied> varied(Table given) {
        List<Varied> varied = new ArrayList<>();
        Table vary = given.has("vary") ? given.table("vary", "{survey.csat: [5, 5, 5, 2]}") : null;
        for (String path : vary == null ? List.<String>of() : vary.keys()) {
            if (!vary.isList(path) || vary.json(path).isEmpty()) {
                vary.mistake(path, path + " is no list of values to take in turn; write " + path + ": [5, 5, 5, 2]");
            } else {
                varied.add(new Varied(path, vary.json(path)));
            }
        }
        return varied;
    }

    private static void name(ObjectNode event, long id, long customer) {
        if (!event.has("id")) {
            event.put("id", "given-" + (id + 1));
        }
        if (!event.has("customer")) {
            event.put("customer", "customer-" + (customer + 1));
        }
    }

    private boolean add(Table given, ObjectNode event) {
        String line = event.toString();
        Arrival arrival = decoder.decode(
                line.getBytes(StandardCharsets.UTF_8), null, file.toString(), 0, lines.size(), Arrival.UNKNOWN_TIME);
        if (!arrival.isAccepted()) {
            given.mistake("not an event that can be counted: "
                    + arrival.rejection().detail() + "; docs/examples/events has one of each kind");
            return false;
        }
        lines.add(line);
        newestMillis = Math.max(newestMillis, arrival.event().timeMillis());
        return true;
    }

    /** A member of the event that takes values in turn. */
    private record Varied(String path, JsonNode values) {
        void apply(ObjectNode event, long i) {
            String[] names = path.split("\\.", -1);
            ObjectNode object = event;
            for (int n = 0; n < names.length - 1; n++) {
                object = object.withObjectProperty(names[n]);
            }
            object.set(names[names.length - 1], values.get((int) (i % values.size())));
        }
    }
}
