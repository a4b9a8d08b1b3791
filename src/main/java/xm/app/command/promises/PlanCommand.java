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

/** Tells what would change if a promise book were applied. */
@Command(
        name = "plan",
        description = "Tells what would change if a promise book were applied, and what no data could ever prove.",
        footer = {
            "",
            "The book is held against the newest that was applied, or against another file; the volume is that of the",
            "topic experience-signals in the last 24 hours, or of the signals of a backtest. Nothing is changed."
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
        PromiseBook before = before();
        out.println("planned:  " + BookSummary.title(book));
        out.println("compared: " + (before == null ? "no book was applied yet" : BookSummary.title(before)));
        if (against == null && before != null && book.version() <= before.version()) {
            out.println("it would be refused: write version: " + (before.version() + 1) + " in " + file);
        }
        out.println();
        List<String> changes = BookDifference.of(before, book);
        out.println(changes.isEmpty() ? "nothing changes" : "what changes:");
        changes.forEach(sentence -> out.println("  " + sentence));
        tellVolumes(before, book, volumes(), out);
        return ExitCode.DONE;
    }

    private PromiseBook before() {
        if (against != null) {
            return PromiseBookFile.load(against);
        }
        BookHistory history = new AppliedBooks(
                        options.read(overrides).kafka(), spec.commandLine().getErr())
                .read();
        return history.isEmpty() ? null : history.newest();
    }

    private Volumes volumes() {
        if (signals != null) {
            return VolumeSource.of(signals);
        }
        boolean isKafkaMeant = against == null || options.isGiven();
        return isKafkaMeant
                ? VolumeSource.of(
                        options.read(overrides).kafka(), spec.commandLine().getErr())
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
