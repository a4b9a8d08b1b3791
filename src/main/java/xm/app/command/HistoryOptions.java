package xm.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xm.app.churn.Histories;
import xm.app.churn.HistoryReader;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.mapping.Mapping;

/** The options of commands that learn from recorded customers: which files, and up to when. */
final class HistoryOptions {
    @Mixin
    private RecordedFiles files;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "TIME",
            description = "What happened before is known, what happened then and later is not: 2026-11-21T00:00:00Z.")
    private Instant until;

    long untilMillis() {
        return until.toEpochMilli();
    }

    /** @throws Mistakes if a file is not there or nobody was seen before the time */
    Histories read() {
        existing();
        Mapping reading = files.mapping().orElse(null);
        DecodeSettings settings = LocalDecoding.settings();
        HistoryReader reader = new HistoryReader(untilMillis());
        files.segments().forEach(file -> reader.readSegments(file, settings));
        try (Progress progress = Progress.of("B", "reading", size())) {
            reader.readEvents(files.events(), reading, settings, progress::reached);
        }
        Histories histories = reader.histories();
        if (histories.firstMillis() > histories.lastMillis()) {
            throw Mistakes.of("--events: of " + histories.read() + " records none is an event"
                    + (histories.rejected().isEmpty() ? "" : "; rejected: " + reasons(histories.rejected()))
                    + "; try them with xm map");
        }
        if (histories.customers().isEmpty()) {
            throw Mistakes.of("--until: nobody was seen before " + until + "; the events are from "
                    + Instant.ofEpochMilli(histories.firstMillis()) + " to "
                    + Instant.ofEpochMilli(histories.lastMillis()));
        }
        return histories;
    }

    /** What was read, and what was not, in one line. */
    static String summary(Histories histories) {
        long rejected = histories.rejected().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String what = String.format(
                Locale.ROOT,
                "%,d events read; %,d customers were seen before --until",
                histories.read() - rejected,
                histories.customers().size());
        if (histories.duplicates() > 0) {
            what += String.format(Locale.ROOT, "; %,d duplicates", histories.duplicates());
        }
        if (rejected > 0) {
            what += String.format(Locale.ROOT, "; %,d rejected: ", rejected) + reasons(histories.rejected());
        }
        if (histories.rejectedSegments() > 0) {
            what += String.format(Locale.ROOT, "; %,d segment assignments rejected", histories.rejectedSegments());
        }
        return what;
    }

    private static String reasons(Map<String, Long> rejected) {
        return rejected.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void existing() {
        List<String> mistakes = Stream.concat(files.events().stream(), files.segments().stream())
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .map(file -> file + ": there is no such file, or it cannot be read")
                .toList();
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    private long size() {
        long size = 0;
        for (Path file : files.events()) {
            try {
                size += Files.size(file);
            } catch (IOException e) {
                // only the bar's length; reading will say what is wrong
                return -1;
            }
        }
        return size;
    }
}
