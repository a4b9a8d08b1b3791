package xm.app.command.promises;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.command.KafkaOptions;
import xm.codec.PromiseBookFile;
import xm.event.Cell;
import xm.promise.BookDifference;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;
import xm.promise.Succession;

/** Tells what would change if a promise book were applied. */
@Command(
        name = "plan",
        description = "Tells what would change if a promise book were applied, and what no data could ever prove.",
        footer = {
            "",
            "The book is held against the one that is in force when it begins, or against another file; the volume is that",
            "of the topic experience-signals in the last 24 hours, or of the signals of a backtest. Nothing is changed."
        },
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The promise book, YAML or JSON.")
    private Path file;

    @Option(
            names = "--against",
            paramLabel = "OTHER",
            description = "A promise book to hold it against, instead of what was applied.")
    private Path against;

    @Option(
            names = "--signals",
            paramLabel = "FILE",
            description = "signals.ndjson of a backtest, instead of the signals in Kafka.")
    private Path signals;

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PromiseBook book = PromiseBookFile.load(file);
        PrintWriter out = spec.commandLine().getOut();
        BookHistory history = history();
        Succession succession = Succession.of(history, book, Instant.now().toEpochMilli());
        PromiseBook before = against == null ? succession.before() : history.newest();
        out.println("planned:  " + BookSummary.title(book));
        out.println("compared: " + (before == null ? none(history) : BookSummary.title(before)));
        if (against == null) {
            warn(history, book, succession, out);
        }
        out.println();
        List<String> changes = BookDifference.of(before, book);
        out.println(changes.isEmpty() ? "nothing changes" : "what changes:");
        changes.forEach(sentence -> out.println("  " + sentence));
        tellVolumes(before, book, volumes(), out);
        return ExitCode.DONE;
    }

    private BookHistory history() {
        return against != null
                ? BookHistory.NONE.with(PromiseBookFile.load(against))
                : new AppliedBooks(options.read(overrides), spec.commandLine().getErr()).read();
    }

    private static String none(BookHistory history) {
        return history.isEmpty() ? "no book was applied yet" : "no book is in force when it begins";
    }

    private void warn(BookHistory history, PromiseBook book, Succession succession, PrintWriter out) {
        if (!history.isEmpty() && book.version() <= history.newest().version()) {
            out.println(
                    "it would be refused: write version: " + (history.newest().version() + 1) + " in " + file);
        }
        succession.warnings(book).forEach(out::println);
    }

    private Volumes volumes() {
        if (signals != null) {
            return VolumeSource.of(signals);
        }
        boolean isKafkaMeant = against == null || options.isGiven();
        return isKafkaMeant
                ? VolumeSource.of(options.read(overrides), spec.commandLine().getErr())
                : new Volumes();
    }

    private static void tellVolumes(PromiseBook before, PromiseBook book, Volumes volumes, PrintWriter out) {
        out.println();
        if (volumes.isEmpty()) {
            out.println("no signals of the last 24 hours were found, so nothing can be said of cells and volumes; name"
                    + " some with --signals");
            return;
        }
        Collection<Cell> cells = volumes.cells();
        Map<String, List<Cell>> changed = BookDifference.atCells(before, book, volumes.signals());
        out.println(
                changed.isEmpty()
                        ? "nothing changes at a cell, of " + cells.size() + " seen"
                        : "cells that change, of " + cells.size() + " seen:");
        changed.forEach((change, where) -> out.println("  " + change + " at " + VolumeReport.named(where)));
        out.println();
        out.println("at the volume of the last " + hours(volumes.measured()) + ", up to "
                + Instant.ofEpochMilli(volumes.newestMillis()) + ":");
        new VolumeReport(book, volumes).sentences().forEach(sentence -> out.println("  " + sentence));
    }

    private static String hours(Duration duration) {
        return duration.toHours() == 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
