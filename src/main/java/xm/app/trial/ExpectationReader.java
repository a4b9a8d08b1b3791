package xm.app.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import xm.alert.AlertKind;
import xm.app.CellText;
import xm.codec.Table;
import xm.event.Cell;
import xm.promise.Commitments;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Severity;
import xm.promise.VerdictState;

/** Reads what a test expects; promises and cells have to be such as the book knows. */
final class ExpectationReader {
    private static final String VERDICT =
            "{promise: satisfied, cell: gold/checkout/*, at: 2026-11-23T10:30:00Z, state: BROKEN}";
    private static final String ALERT =
            "{promise: satisfied, cell: gold/checkout/*, firingBy: 2026-11-23T10:30:00Z, severity: ticket}";
    private static final String QUIET = "{from: 2026-11-23T09:00:00Z, to: 2026-11-23T10:00:00Z}";
    private static final List<String> STATES =
            Arrays.stream(VerdictState.values()).map(Enum::name).toList();
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wireName).toList();
    private static final List<String> KINDS =
            Arrays.stream(AlertKind.values()).map(AlertKind::wireName).toList();

    private final Path file;
    private final List<PromiseBook> books;
    private final Horizon horizon;

    /** @param horizon hears of which times something is expected */
    ExpectationReader(Path file, List<PromiseBook> books, Horizon horizon) {
        this.file = file;
        this.books = books;
        this.horizon = horizon;
    }

    List<Expectation> read(Table expect) {
        List<Expectation> all = new ArrayList<>();
        for (Table verdict : expect.tables("verdicts", VERDICT)) {
            verdict(verdict, all);
        }
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Table alert : expect.tables("alerts", ALERT)) {
            alert(alert, alerts);
        }
        all.addAll(alerts);
        quiet(expect, alerts, all);
        if (expect.keys().isEmpty()) {
            expect.mistake("expect expects nothing; write verdicts: [" + VERDICT + "]");
        }
        return all;
    }

    private void verdict(Table table, List<Expectation> all) {
        table.onlyKnows("promise", "cell", "at", "by", "state");
        Promise promise = promise(table, true);
        Cell cell = cell(table, promise, true);
        String state = choice(table, "state", STATES, true);
        Long at = one(table, "at", "by");
        if (promise != null && cell != null && state != null && at != null) {
            all.add(new ExpectedVerdict(where(table), promise.name(), cell, at, table.has("by"), state));
        }
    }

    private void alert(Table table, List<ExpectedAlert> alerts) {
        table.onlyKnows(
                "promise", "cell", "notBefore", "firingBy", "firingAt", "resolvedBy", "resolvedAt", "severity", "kind");
        Promise promise = promise(table, true);
        Cell cell = cell(table, promise, true);
        String severity = choice(table, "severity", SEVERITIES, false);
        String kind = choice(table, "kind", KINDS, false);
        Times times = new Times(table);
        ExpectedAlert alert = new ExpectedAlert(
                where(table),
                promise == null ? null : promise.name(),
                cell,
                times.optional("notBefore", horizon),
                times.optional("firingBy", horizon),
                times.optional("firingAt", horizon),
                times.optional("resolvedBy", horizon),
                times.optional("resolvedAt", horizon),
                severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                kind == null
                        ? AlertKind.PROMISE_BROKEN
                        : AlertKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
        if (promise != null && cell != null) {
            alerts.add(alert);
        }
    }

    private void quiet(Table expect, List<ExpectedAlert> alerts, List<Expectation> all) {
        if (isTrue(expect, "nothingElse")) {
            all.add(new ExpectedQuiet(
                    where(expect, "nothingElse"), null, null, Long.MIN_VALUE, Long.MAX_VALUE, alerts));
        }
        if (expect.has("noAlerts") && !expect.isList("noAlerts")) {
            if (isTrue(expect, "noAlerts")) {
                all.add(new ExpectedQuiet(
                        where(expect, "noAlerts"), null, null, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
            }
            return;
        }
        for (Table table : expect.tables("noAlerts", QUIET)) {
            table.onlyKnows("promise", "cell", "from", "to");
            Promise promise = promise(table, false);
            Cell cell = cell(table, promise, false);
            Times times = new Times(table);
            Long from = times.optional("from", horizon);
            Long to = times.optional("to", horizon);
            if (from != null && to != null && from > to) {
                table.mistake("to", "to lies before from, so that no alert could ever fire then; write a later time");
            }
            all.add(new ExpectedQuiet(
                    where(table),
                    promise == null ? null : promise.name(),
                    cell,
                    from == null ? Long.MIN_VALUE : from,
                    to == null ? Long.MAX_VALUE : to,
                    List.of()));
        }
    }

    private static boolean isTrue(Table table, String key) {
        String text = table.text(key);
        if (text != null && !text.equals("true")) {
            table.mistake(
                    key,
                    key + " is '" + text + "'; write true"
                            + (key.equals("noAlerts") ? " or a list such as [" + QUIET + "]" : " or leave it out"));
        }
        return "true".equals(text);
    }

    private Promise promise(Table table, boolean isRequired) {
        String name = isRequired ? table.required("promise", "the name of one of the book") : table.text("promise");
        if (name == null || books.isEmpty()) {
            return null;
        }
        Set<String> names = new TreeSet<>();
        for (PromiseBook book : books) {
            if (book.promise(name) != null) {
                return book.promise(name);
            }
            book.promises().forEach(promise -> names.add(promise.name()));
        }
        table.mistake("promise", "'" + name + "' is no promise of the book" + Table.didYouMean(name, names));
        return null;
    }

    private static Cell cell(Table table, Promise promise, boolean isRequired) {
        String text = isRequired ? table.required("cell", CellText.FORM) : table.text("cell");
        if (text == null) {
            return null;
        }
        Cell cell;
        try {
            cell = CellText.read(text);
        } catch (IllegalArgumentException e) {
            table.mistake("cell", e.getMessage());
            return null;
        }
        if (promise != null && !Commitments.isJudgedOn(promise, cell)) {
            table.mistake(
                    "cell",
                    promise.name() + " is not judged at '" + text + "' but by " + String.join(" and ", promise.by())
                            + "; name those and write * for the others");
            return null;
        }
        return cell;
    }

    private static String choice(Table table, String key, List<String> words, boolean isRequired) {
        String word = isRequired ? table.required(key, "one of " + String.join(", ", words)) : table.text(key);
        if (word != null && !words.contains(word)) {
            table.mistake(key, "'" + word + "' is no " + key + Table.didYouMean(word, words));
            return null;
        }
        return word;
    }

    private Long one(Table table, String key, String other) {
        if (table.has(key) == table.has(other)) {
            table.mistake("write either " + key + " or " + other + " with a time such as 2026-11-23T10:30:00Z");
            return null;
        }
        return new Times(table).optional(table.has(key) ? key : other, horizon);
    }

    private String where(Table table) {
        return file + ", line " + table.line();
    }

    private String where(Table table, String key) {
        return file + ", line " + table.line(key);
    }
}
