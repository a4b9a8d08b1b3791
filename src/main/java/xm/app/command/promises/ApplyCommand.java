package xm.app.command.promises;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.command.KafkaOptions;
import xm.codec.PromiseBookFile;
import xm.codec.PromiseBookWriter;
import xm.promise.BookDifference;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;
import xm.promise.Succession;
import xm.promise.Wording;

/** Publishes a version of the promise book. */
@Command(
        name = "apply",
        description = "Publishes a promise book, from which on running jobs judge by it.",
        footer = {
            "",
            "A book that names no effectiveFrom is in force from now on; the very first one for all time.",
            "A version that is not higher than all that were applied is refused."
        },
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The promise book, YAML or JSON.")
    private Path file;

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PromiseBook read = PromiseBookFile.load(file);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        AppliedBooks applied = new AppliedBooks(options.read(overrides), err);
        BookHistory history = applied.read();
        if (!history.isEmpty() && read.version() <= history.newest().version()) {
            err.println(refusal(read, history.newest(), applied.place()));
            return ExitCode.FOUND;
        }
        PromiseBook book = history.isEmpty() ? read : dated(read);
        applied.add(book);
        if (!applied.read().books().contains(withoutLines(book))) {
            err.println("somebody applied a version as high as " + book.version()
                    + " at the same time, which counts; look at it with xm promises show, and apply a higher one");
            return ExitCode.FOUND;
        }
        out.println(
                "applied version " + book.version() + " to " + applied.place() + ", in force " + Wording.since(book));
        Succession succession = Succession.of(history, book, Instant.now().toEpochMilli());
        BookDifference.of(succession.before(), book).forEach(sentence -> out.println("  " + sentence));
        succession.warnings(book).forEach(out::println);
        return ExitCode.DONE;
    }

    private String refusal(PromiseBook book, PromiseBook newest, String place) {
        return "version " + book.version() + " is refused: " + place + " has version " + newest.version() + " already"
                + (BookDifference.of(newest, book).isEmpty()
                        ? ", which promises the same"
                        : "; write version: " + (newest.version() + 1) + " in " + file);
    }

    /** What was judged before is not judged anew, unless the book says so. */
    private static PromiseBook dated(PromiseBook book) {
        return book.effectiveFromMillis() != PromiseBook.ALWAYS
                ? book
                : new PromiseBook(
                        book.version(),
                        Instant.now().toEpochMilli(),
                        book.segments(),
                        book.touchpoints(),
                        book.promises());
    }

    /** As it comes back from the topic. */
    private static PromiseBook withoutLines(PromiseBook book) {
        return PromiseBookFile.parse(
                "what was applied", new String(PromiseBookWriter.write(book), StandardCharsets.UTF_8));
    }
}
