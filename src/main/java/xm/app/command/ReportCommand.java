package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.Unreachable;
import xm.app.config.KafkaConfig;
import xm.app.report.ShiftReading;
import xm.codec.Mistakes;
import xm.report.Happened;
import xm.report.Report;
import xm.report.ReportWords;
import xm.report.Reporting;
import xm.report.Shift;

/** Writes the exception report of a shift. */
@Command(
        name = "report",
        description = "Writes the exception report of a shift: promises broken, for how long, for whom, whose they are,"
                + " and what is still open.",
        footer = {
            "",
            "  xm report --from 2026-11-28T06:00:00Z --to 2026-11-28T14:00:00Z",
            "    --bootstrap kafka:9092",
            "  xm report --from … --to … --format html --out shift.html",
            "",
            "Reads the topics of verdicts, alerts and heartbeats. Exit code 0 whatever the",
            "shift was like; 2: the command line is wrong; 3: Kafka cannot be reached.",
            "docs/report.md says what each number means."
        },
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock;

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "When the shift began.")
    private Instant from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "When it ended; what is still to come is left out.")
    private Instant to;

    @Option(
            names = "--format",
            defaultValue = "md",
            paramLabel = "FORMAT",
            description = "md (Markdown), html (one page with charts) or csv (the alerts). Default: ${DEFAULT-VALUE}.")
    private ReportFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it, instead of the console.")
    private Path out;

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    public ReportCommand() {
        this(Clock.systemUTC());
    }

    /** @param clock says what is still to come */
    public ReportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        KafkaConfig kafka = options.read(overrides);
        Shift shift = shift(clock.instant());
        Report report = Reporting.of(happened(kafka, shift));
        if (out != null) {
            write(format.text(report));
            console().println(ReportWords.summary(report));
            console().println("Written to " + out + ".");
            return ExitCode.DONE;
        }
        console().print(format.text(report));
        console().flush();
        // a list of alerts does not say that there were none, nor that nobody watched
        if (format == ReportFormat.CSV
                && (report.isEmpty() || !report.unwatched().isEmpty() || !shift.isOver())) {
            spec.commandLine().getErr().println(ReportWords.summary(report));
        }
        return ExitCode.DONE;
    }

    private Shift shift(Instant now) {
        if (!to.isAfter(from)) {
            throw Mistakes.of("--to: " + to + " is not after --from " + from + "; a shift ends after it begins");
        }
        if (!from.isBefore(now)) {
            throw Mistakes.of("--from: " + from + " is still to come; a report is on what happened");
        }
        return new Shift(from.toEpochMilli(), to.toEpochMilli()).upTo(now.toEpochMilli());
    }

    private Happened happened(KafkaConfig kafka, Shift shift) {
        try {
            return new ShiftReading(
                            kafka.brokers(),
                            kafka.topics(),
                            PATIENCE,
                            spec.commandLine().getErr()::println)
                    .read(shift);
        } catch (UnknownTopicOrPartitionException e) {
            throw new Unreachable(
                    KafkaTrouble.missing(
                            kafka.brokers(),
                            kafka.topics().promiseVerdicts(),
                            kafka.topics().experienceAlerts(),
                            kafka.topics().jobHeartbeats()),
                    e);
        } catch (KafkaException e) {
            throw new Unreachable(KafkaTrouble.sentence(kafka.brokers(), e), e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(out, text);
        } catch (IOException e) {
            throw Mistakes.of("--out: " + out + " cannot be written; is there such a folder, and may we write there?");
        }
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
