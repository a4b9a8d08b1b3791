package xm.codec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.promise.Dimension;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.Severity;
import xm.promise.Tie;
import xm.promise.Variation;

/** Reads one promise of a book. */
final class PromiseReader {
    private static final List<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::wireName).toList();

    /** The shapes of cells of which signals are told. */
    private static final List<List<String>> SHAPES = List.of(
            List.of("segment", "touchpoint", "channel"),
            List.of("segment", "touchpoint"),
            List.of("segment"),
            List.of("touchpoint"),
            List.of());

    private static final long FALSE_ALARM_EVERY_MILLIS = 30L * 24 * 3_600_000;
    private static final long ESCALATE_AFTER_MILLIS = 4L * 3_600_000;

    private final PromiseBook book;
    private final boolean isOneLine;

    /** @param book what was read of it so far: its segments and touchpoints */
    PromiseReader(PromiseBook book, boolean isOneLine) {
        this.book = book;
        this.isOneLine = isOneLine;
    }

    Promise read(String name, int line, Table table) {
        table.onlyKnows(
                "signal",
                "by",
                "atLeast",
                "atMost",
                "falseAlarmEvery",
                "severity",
                "owner",
                "runbook",
                "escalateAfter",
                "except");
        Optional<PromisedSignal> signal = signal(table);
        List<String> by = by(table, signal);
        Double bound = BoundReader.read(signal, table);
        if (!table.has("atLeast") && !table.has("atMost")) {
            BoundReader.complainOfNone(signal, table);
        }
        Severity severity = Optional.ofNullable(Terms.severity(table)).orElse(Severity.TICKET);
        VariationReader variation = new VariationReader(book, by, signal, isOneLine);
        List<Variation> except = table.tables("except", VariationReader.EXAMPLE).stream()
                .map(variation::read)
                .toList();
        Promise promise = new Promise(
                name,
                signal.map(PromisedSignal::wireName).orElse(""),
                by == null ? List.of() : by,
                bound == null ? 0 : bound,
                Terms.FALSE_ALARM_EVERY.millis(table, "falseAlarmEvery", FALSE_ALARM_EVERY_MILLIS),
                severity,
                Terms.owner(table),
                Terms.runbook(table),
                escalateAfter(table, severity, except),
                except,
                isOneLine ? 0 : line);
        if (by != null) {
            Tie.of(book, promise).forEach(tie -> complainOf(tie, table));
        }
        return promise;
    }

    private static Optional<PromisedSignal> signal(Table table) {
        String text = table.required("signal", "say what is promised, such as signal: csat");
        Optional<PromisedSignal> signal = Optional.ofNullable(text).flatMap(PromisedSignal::named);
        if (text != null && signal.isEmpty()) {
            table.mistake(
                    "signal", "signal '" + text + "' is unknown" + Table.didYouMean(text, PromisedSignal.wireNames()));
        }
        return signal;
    }

    /** Its dimensions in their order, or {@code null} with the mistake noted. */
    private static List<String> by(Table table, Optional<PromisedSignal> signal) {
        if (!table.has("by")) {
            table.mistake("by is missing: say on which cells it is judged, such as by: [segment, touchpoint], or by: []"
                    + " for all customers together");
            return null;
        }
        List<String> written = table.texts("by");
        Set<String> by = new LinkedHashSet<>();
        for (String dimension : written) {
            if (!DIMENSIONS.contains(dimension)) {
                table.mistake("by", "by names '" + dimension + "'" + Table.didYouMean(dimension, DIMENSIONS));
                return null;
            }
            if (!by.add(dimension)) {
                table.mistake("by", "by names " + dimension + " twice; keep one");
                return null;
            }
        }
        List<String> sorted =
                by.stream().sorted(Comparator.comparingInt(DIMENSIONS::indexOf)).toList();
        boolean isStock = signal.map(PromisedSignal::basis)
                .filter(PromisedSignal.Basis.STOCK::equals)
                .isPresent();
        List<List<String>> shapes = isStock ? List.of(List.of("segment"), List.of()) : SHAPES;
        if (shapes.contains(sorted)) {
            return sorted;
        }
        table.mistake(
                "by",
                (isStock ? signal.get().wireName() : "no signal") + " is told by [" + String.join(", ", sorted)
                        + "]; write one of "
                        + shapes.stream().map(List::toString).collect(Collectors.joining(", ")));
        return null;
    }

    /** 0 for never, as it is of what is only recorded wherever it holds, unless the promise says otherwise. */
    private static long escalateAfter(Table table, Severity severity, List<Variation> except) {
        boolean isOnlyRecorded = severity == Severity.RECORD
                && except.stream().noneMatch(variation -> variation.severity() == Severity.TICKET);
        return "never".equals(table.scalar("escalateAfter"))
                ? 0
                : Terms.ESCALATE_AFTER.millis(table, "escalateAfter", isOnlyRecorded ? 0 : ESCALATE_AFTER_MILLIS);
    }

    private void complainOf(Tie tie, Table table) {
        boolean isSameLine = tie.one().line() == tie.other().line();
        String both = isOneLine
                ? "two exceptions"
                : isSameLine
                        ? "two exceptions at line " + tie.one().line()
                        : "the exceptions at line " + tie.one().line() + " and line "
                                + tie.other().line();
        String cells = Stream.of(
                        tie.cell().segment(),
                        tie.cell().touchpoint(),
                        tie.cell().channel())
                .filter(name -> name.matches("\\S+") && !name.equals("*"))
                .collect(Collectors.joining(" "));
        table.mistake(
                "except",
                both + " both hold for " + (cells.isEmpty() ? "some cells" : cells)
                        + " on different terms, and neither names more; "
                        + (tie.one().namesCellsOf(tie.other())
                                ? "keep one"
                                : "write a third that names what both name, or take one out"));
    }
}
