package xm.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import xm.dispatch.Drill;
import xm.event.Cell;
import xm.event.Origin;
import xm.event.Stage;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.SegmentTerms;
import xm.promise.TouchpointTerms;

/** Reads the text of a promise book and collects every mistake in it before it complains. */
final class PromiseBookReader {
    private static final String SEGMENT = "{band: high-end, value: 400}";
    private static final String TOUCHPOINT = "{stage: purchase}";
    private static final String PROMISE = "{signal: csat, by: [segment], atLeast: 0.8}";

    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    PromiseBookReader(String name) {
        this.name = name;
    }

    PromiseBook read(String text) {
        Table table = Table.parse(name, JsonAsYaml.respell(text), "version: 1", mistakes);
        if (table == null) {
            throw new Mistakes(mistakes);
        }
        table.onlyKnows("version", "effectiveFrom", "segments", "touchpoints", "promises");
        PromiseBook terms = new PromiseBook(
                version(table),
                effectiveFrom(table),
                named(table, "segments", "segment", SEGMENT, PromiseBookReader::segment),
                named(table, "touchpoints", "touchpoint", TOUCHPOINT, PromiseBookReader::touchpoint),
                List.of());
        PromiseBook book = new PromiseBook(
                terms.version(),
                terms.effectiveFromMillis(),
                terms.segments(),
                terms.touchpoints(),
                promises(table, new PromiseReader(terms, isOneLine(text))));
        if (!mistakes.isEmpty()) {
            throw Mistakes.inOrder(name, mistakes);
        }
        return book;
    }

    /** In a book of one line it says nothing to call it line 1. */
    private static boolean isOneLine(String text) {
        return text.strip().indexOf('\n') < 0;
    }

    private static int version(Table table) {
        return (int) table.number(
                "version",
                it -> it >= 1 && it <= Integer.MAX_VALUE && it == Math.rint(it),
                "count the versions with whole numbers from 1 to " + Integer.MAX_VALUE + ", such as version: 1");
    }

    private static long effectiveFrom(Table table) {
        String text = table.text("effectiveFrom");
        if (text == null) {
            return PromiseBook.ALWAYS;
        }
        long millis = Rfc3339.parse(text);
        if (millis == Rfc3339.NONE) {
            table.mistake(
                    "effectiveFrom",
                    "effectiveFrom is '" + text + "'; expected a time with an offset such as 2026-11-22T00:00:00Z");
        }
        return millis;
    }

    private static SegmentTerms segment(Table segment) {
        segment.onlyKnows("band", "value");
        String band = Terms.name(segment, "band");
        double value = segment.has("value")
                ? segment.number(
                        "value",
                        it -> it >= 0 && it <= Double.MAX_VALUE,
                        "expected what one customer is worth a year in money, 0 or more, such as 400")
                : 0;
        return new SegmentTerms(band, value);
    }

    private static TouchpointTerms touchpoint(Table touchpoint) {
        touchpoint.onlyKnows("stage", "origin", "silentAfter");
        return new TouchpointTerms(
                Terms.word(touchpoint, "stage", Choice.STAGE, Stage::wireName),
                Terms.word(touchpoint, "origin", Choice.ORIGIN, Origin::wireName),
                touchpoint.has("silentAfter") ? Terms.SILENT_AFTER.millis(touchpoint, "silentAfter", 0) : 0);
    }

    /** What stands under each name, the names normalised. */
    private static <T> Map<String, T> named(
            Table table, String key, String what, String example, Function<Table, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        Table entries = table.has(key) ? table.table(key, "{name: " + example + "}") : null;
        if (entries == null) {
            return all;
        }
        for (String written : entries.keys()) {
            String name = Names.normalise(written);
            T terms = null;
            for (Table entry : entries.everyTable(written, example)) {
                terms = read.apply(entry);
            }
            if (name == null) {
                entries.mistake(
                        written,
                        "'" + written + "' is no name of a " + what
                                + "; write letters and digits, such as web-checkout");
            } else if (all.containsKey(name)) {
                entries.mistake(written, what + " '" + name + "' stands here twice; keep one");
            } else if (what.equals("segment") && name.equals(Cell.PROBE)) {
                entries.mistake(written, Terms.ABOUT_PROBES);
            } else if (terms != null) {
                all.put(name, terms);
            }
        }
        return all;
    }

    private static List<Promise> promises(Table table, PromiseReader reader) {
        if (!table.has("promises")) {
            table.mistake("promises is missing: say what is promised, such as promises: {satisfied: " + PROMISE
                    + "}, or promises: {} for nothing");
            return List.of();
        }
        Table entries = table.table("promises", "{satisfied: " + PROMISE + "}");
        if (entries == null) {
            return List.of();
        }
        Map<String, Promise> read = new LinkedHashMap<>();
        for (String written : entries.keys()) {
            String name = Names.normalise(written);
            if (name == null) {
                entries.mistake(
                        written,
                        "'" + written + "' is no name of a promise; write letters and digits, such as satisfied");
            } else if (name.equals(Terms.EXCEPTIONS)) {
                entries.mistake(
                        written,
                        "'" + name + "' is what alerts of customers who must not wait are called; choose another name");
            } else if (name.equals(Drill.PROMISE)) {
                entries.mistake(
                        written, "'" + name + "' is what the alerts of xm drill are called; choose another name");
            } else if (read.containsKey(name)) {
                entries.mistake(written, "promise '" + name + "' stands here twice; keep one");
            }
            for (Table entry : entries.everyTable(written, PROMISE)) {
                Promise promise = reader.read(name == null ? written : name, entries.line(written), entry);
                read.putIfAbsent(name, promise);
            }
        }
        return List.copyOf(read.values());
    }
}
