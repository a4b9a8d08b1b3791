package xm.app.command.promises;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.CellText;
import xm.app.ExitCode;
import xm.app.command.KafkaOptions;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.Commitments;
import xm.promise.Dimension;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Provenance;

/** Shows what is in force, and for a cell where each number comes from. */
@Command(
        name = "show",
        description = "Shows what is in force, and for a cell where each number comes from.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    @Option(names = "--file", paramLabel = "FILE", description = "A promise book, instead of what was applied.")
    private Path file;

    @Option(
            names = "--cell",
            paramLabel = "SEGMENT/TOUCHPOINT/CHANNEL",
            description = "Only what is promised there, such as 'gold/checkout/*'.")
    private String cell;

    @Option(names = "--at", paramLabel = "TIME", description = "What was, or will be, in force then. Default: now.")
    private Instant at;

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Cell asked = cell == null ? null : cell();
        BookHistory history = history();
        Instant time = at == null ? now(history) : at;
        PromiseBook book = history.at(time.toEpochMilli());
        if (book == null) {
            out.println("nothing is promised at " + time
                    + (history.isEmpty()
                            ? ": no promise book was applied yet; do so with xm promises apply"
                            : ": the first version is in force later"));
        } else {
            out.println("in force at " + time + ": " + BookSummary.title(book));
            show(book, asked, out);
        }
        tellLater(history, book, time, out);
        return ExitCode.DONE;
    }

    private BookHistory history() {
        return file != null
                ? BookHistory.NONE.with(PromiseBookFile.load(file))
                : new AppliedBooks(options.read(overrides), spec.commandLine().getErr()).read();
    }

    /** A file that nobody has applied is looked at as if its time had come. */
    private Instant now(BookHistory history) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return file == null || history.at(now.toEpochMilli()) != null
                ? now
                : Instant.ofEpochMilli(history.newest().effectiveFromMillis());
    }

    private static void tellLater(BookHistory history, PromiseBook book, Instant time, PrintWriter out) {
        history.books().stream()
                .filter(later -> later.effectiveFromMillis() > time.toEpochMilli())
                .filter(later -> book == null || later.version() > book.version())
                .forEach(later -> out.println("to come: " + BookSummary.title(later)));
    }

    private static void show(PromiseBook book, Cell cell, PrintWriter out) {
        if (cell == null) {
            BookSummary.print(book, out);
            return;
        }
        for (Promise promise : book.promises()) {
            if (cell.segment().equals(Cell.PROBE)) {
                out.println(promise.name() + ": nothing is promised to independent observers");
            } else if (Commitments.isJudgedOn(promise, cell)) {
                out.println(promise.name() + " (" + promise.signal() + ") at " + cell.key());
                Provenance.of(book, promise, cell).forEach(sentence -> out.println("  " + sentence));
            } else {
                out.println(promise.name() + " (" + promise.signal() + ") is judged on " + shape(promise, cell));
            }
        }
    }

    /** The cell at which a promise is judged, instead of this one. */
    private static String shape(Promise promise, Cell cell) {
        return Arrays.stream(Dimension.values())
                .map(dimension -> !promise.by().contains(dimension.wireName())
                        ? Cell.ANY
                        : dimension.of(cell).equals(Cell.ANY)
                                ? dimension.wireName().toUpperCase(Locale.ROOT)
                                : dimension.of(cell))
                .collect(Collectors.joining("/"));
    }

    private Cell cell() {
        try {
            return CellText.read(cell);
        } catch (IllegalArgumentException e) {
            throw Mistakes.of("--cell: " + e.getMessage());
        }
    }
}
