package xm.codec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.event.Cell;
import xm.event.Channel;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.SegmentTerms;
import xm.promise.Variation;

/**
 * Reads the exceptions of a promise.
 *
 * @param book its segments and touchpoints
 * @param by dimensions of the promise's cells, {@code null} if they could not be read
 */
record VariationReader(PromiseBook book, List<String> by, Optional<PromisedSignal> signal, boolean isOneLine) {
    static final String EXAMPLE = "{touchpoint: checkout, severity: page}";

    private static final List<String> PLACES = List.of("band", "segment", "touchpoint", "channel");
    private static final List<String> TERMS =
            List.of("atLeast", "atMost", "falseAlarmEvery", "severity", "owner", "runbook");

    private static final String OFF = "off";

    Variation read(Table table) {
        table.onlyKnows(Stream.of(PLACES, TERMS, List.of(OFF))
                .flatMap(Collection::stream)
                .toArray(String[]::new));
        Map<String, String> places = places(table);
        Variation variation = new Variation(
                places.get("band"),
                places.get("segment"),
                places.get("touchpoint"),
                places.get("channel"),
                BoundReader.read(signal, table),
                table.has("falseAlarmEvery")
                        ? (Long) Terms.FALSE_ALARM_EVERY.millis(table, "falseAlarmEvery", 0)
                        : null,
                Terms.severity(table),
                Terms.owner(table),
                Terms.runbook(table),
                isOff(table),
                isOneLine ? 0 : table.line());
        complainOfPlaces(table);
        complainOfTerms(table, variation);
        return variation;
    }

    private Map<String, String> places(Table table) {
        Map<String, String> places = new LinkedHashMap<>();
        for (String place : PLACES) {
            places.put(
                    place,
                    place.equals("channel")
                            ? Terms.word(table, place, Choice.CHANNEL, Channel::wireName)
                            : Terms.name(table, place));
        }
        complainOfBand(table, places.get("band"));
        if (Cell.PROBE.equals(places.get("segment"))) {
            table.mistake("segment", Terms.ABOUT_PROBES);
        }
        complainOfSlip(table, "segment", places.get("segment"), book.segments().keySet());
        complainOfSlip(
                table,
                "touchpoint",
                places.get("touchpoint"),
                book.touchpoints().keySet());
        return places;
    }

    private void complainOfBand(Table table, String band) {
        Set<String> bands = book.segments().values().stream()
                .map(SegmentTerms::band)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (band != null && !bands.contains(band)) {
            table.mistake(
                    "band",
                    "no segment is of band '" + band + "'"
                            + (bands.isEmpty()
                                    ? "; say which are, such as segments: {gold: {band: " + band + "}}"
                                    : Table.didYouMean(band, bands)));
        }
    }

    /** Names that the book does not list may come with the data; what is nearly one that it lists is a slip of the pen. */
    private static void complainOfSlip(Table table, String place, String name, Set<String> listed) {
        if (name != null) {
            NearestWord.slipOf(name, listed)
                    .ifPresent(word -> table.mistake(
                            place,
                            place + " '" + name + "' is not listed, did you mean '" + word + "'? If not, list it under "
                                    + place + "s"));
        }
    }

    private void complainOfPlaces(Table table) {
        List<String> named = PLACES.stream().filter(table::has).toList();
        if (named.isEmpty()) {
            table.mistake("the exception names no cells; add one of " + String.join(", ", PLACES)
                    + ", or change the promise itself");
        }
        if (table.has("band") && table.has("segment")) {
            table.mistake("band", "band stands beside segment; keep the segment, which is the narrower");
        }
        for (String place : named) {
            String dimension = place.equals("band") ? "segment" : place;
            if (by != null && !by.contains(dimension)) {
                table.mistake(
                        place,
                        place + " never applies, because the promise is not judged by " + dimension + "; add "
                                + dimension + " to by, or take " + place + " out");
            }
        }
    }

    private static void complainOfTerms(Table table, Variation variation) {
        List<String> terms = TERMS.stream().filter(table::has).toList();
        if (variation.isOff() && !terms.isEmpty()) {
            table.mistake(
                    OFF,
                    "off stands beside " + String.join(", ", terms) + ", which mean nothing then; keep the one or the"
                            + " other");
        }
        if (terms.isEmpty() && !table.has(OFF)) {
            table.mistake("the exception changes nothing; add other terms, or off: true");
        }
    }

    private static boolean isOff(Table table) {
        String text = table.text(OFF);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            table.mistake(OFF, "off is '" + text + "'; write off: true, or take it out");
        }
        return "true".equals(text);
    }
}
