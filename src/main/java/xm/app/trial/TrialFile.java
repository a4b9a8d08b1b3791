package xm.app.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.codec.Table;
import xm.promise.PromiseBook;

/** Reads one test of promises and collects every mistake in it before it complains. */
public final class TrialFile {
    private static final String VERDICT =
            "{promise: satisfied, cell: gold/checkout/*, at: 2026-11-23T10:30:00Z, state: BROKEN}";
    private static final Duration PANE = Duration.ofMinutes(1);

    private final Path file;
    private final List<String> mistakes = new ArrayList<>();

    private TrialFile(Path file) {
        this.file = file;
    }

    /** @throws Mistakes all of them, each with its line */
    public static Trial load(Path file) {
        return new TrialFile(file).read();
    }

    private Trial read() {
        String text = text();
        Table table = Table.parse(file.toString(), text, "promises: promises.yaml", mistakes);
        if (table == null) {
            throw new Mistakes(mistakes);
        }
        table.onlyKnows("name", "promises", "pane", "given", "until", "expect");
        List<PromiseBook> books = books(table, text);
        GivenEvents given = new GivenEvents(file);
        if (!table.has("given")) {
            table.mistake("given is missing: what happens, such as given: [" + GivenEvents.EXAMPLE + "]");
        }
        table.tables("given", GivenEvents.EXAMPLE).forEach(given::read);
        Times times = new Times(table);
        Duration pane = table.has("pane") ? times.duration("pane") : PANE;
        Long until = times.optional("until");
        Horizon horizon = new Horizon();
        List<Expectation> expectations = expectations(table, books, horizon);
        OptionalLong end = horizon.of(table, until, given.newestMillis());
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Trial(
                table.has("name") ? table.text("name") : String.valueOf(file.getFileName()),
                file,
                books,
                pane,
                given.lines(),
                end,
                expectations);
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Mistakes.of(file + ": the test cannot be read (UTF-8 text is expected): " + e.getMessage());
        }
    }

    /** Files are named as seen from the test; what is no name is a book. */
    private List<PromiseBook> books(Table table, String text) {
        if (!table.has("promises")) {
            table.mistake("promises is missing: the file of a promise book, or a book");
            return List.of();
        }
        List<PromiseBook> books = new ArrayList<>();
        try {
            if (table.scalar("promises") == null && !table.isList("promises")) {
                books.add(PromiseBookFile.parse(file.toString(), table.excerpt("promises", text)));
            } else {
                for (String name : table.texts("promises")) {
                    books.add(PromiseBookFile.load(file.resolveSibling(name)));
                }
            }
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.sentences());
        }
        return books;
    }

    private List<Expectation> expectations(Table table, List<PromiseBook> books, Horizon horizon) {
        Table expect = table.has("expect") ? table.table("expect", "{verdicts: [" + VERDICT + "]}") : null;
        if (!table.has("expect")) {
            table.mistake(
                    "expect is missing: what should be said of it, such as expect: {verdicts: [" + VERDICT + "]}");
        }
        if (expect == null) {
            return List.of();
        }
        expect.onlyKnows("verdicts", "alerts", "noAlerts", "nothingElse");
        return new ExpectationReader(file, books, horizon).read(expect);
    }
}
