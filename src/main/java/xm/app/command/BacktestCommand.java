package xm.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.app.backtest.BacktestPlan;
import xm.app.backtest.BacktestRun;
import xm.app.backtest.PeakMemory;
import xm.app.backtest.RecordedWindows;
import xm.app.backtest.Summary;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;
import xm.customer.StoryRules;
import xm.flow.SignalSettings;

/** Runs the flows over recorded events and writes what they would have said. */
@Command(
        name = "backtest",
        description = "Runs the same operators as a cluster over recorded events and writes what they say to files.",
        footer = {
            "",
            "Writes signals.ndjson, exceptions.ndjson, rejected.ndjson and summary.json, with --customers also",
            "customers.ndjson, with --promises also verdicts.ndjson and alerts.ndjson. Events may come in any order and none is too late, unless --out-of-orderness says how",
            "far behind the newest event a live job would take them."
        },
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int BUNDLE_SIZE = 10_000;
    private static final int MOST_SUBTASKS = 128;
    private static final String SUMMARY = "summary.json";

    @Mixin
    private RecordedFiles files;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Directory for the results; made if it is not there.")
    private Path out;

    @Option(
            names = "--windows",
            split = ",",
            defaultValue = "PT15M,PT1H,P1D,all",
            paramLabel = "LENGTH",
            description = "Windows, each a whole number of the next shorter; all = first to last event."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<String> windows;

    @Mixin
    private PromiseOptions promises;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Leave out events of this time and later: 2026-11-21T10:00:00Z.")
    private Instant until;

    @Option(
            names = "--out-of-orderness",
            paramLabel = "DURATION",
            description = "Judge lateness as a live job would, event time this far behind the newest: PT10S.")
    private Duration outOfOrderness;

    @Option(
            names = "--allowed-lateness",
            defaultValue = "PT1H",
            paramLabel = "DURATION",
            description = "With --out-of-orderness: how long after its end a window takes events."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration allowedLateness;

    @Option(
            names = "--customers",
            description = "Also say where each customer stands at the end, or at --until: risk with its reasons, rung,"
                    + " effort.")
    private boolean customers;

    @Option(
            names = "--churn",
            paramLabel = "FILE",
            description = "Churn models as xm churn fit wrote them. Default: a prior, the same for everybody.")
    private Path churn;

    @Mixin
    private PseudonymOption pseudonyms;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each operator. Default: one for each processor.")
    private int parallelism = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BacktestPlan plan = plan();
        makeRoom();
        long begin = System.nanoTime();
        BacktestRun.Result result = run(plan);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Summary summary = Summary.of(result, seconds, PeakMemory.mib());
        print(summary);
        promises.tell(result, out, spec.commandLine().getOut());
        Files.write(out.resolve(SUMMARY), JSON.writeValueAsBytes(summary));
        return ExitCode.DONE;
    }

    private BacktestPlan plan() {
        if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
            throw Mistakes.of(
                    "--parallelism: " + parallelism + " is not a number of subtasks; write 1 to " + MOST_SUBTASKS);
        }
        RecordedWindows recorded = promises.windows(RecordedWindows.of(windows));
        return new BacktestPlan(
                files.events(),
                files.mapping(),
                files.segments(),
                Optional.ofNullable(until),
                Optional.ofNullable(outOfOrderness),
                new SignalSettings(
                        recorded.ladder(), latenessMillis(), SignalSettings.FOR_EVER, BUNDLE_SIZE, rules(), customers),
                recorded.told(),
                promises.plans(recorded),
                pseudonyms.decoding(),
                parallelism,
                out);
    }

    private StoryRules rules() {
        return churn == null
                ? StoryRules.DEFAULT
                : StoryRules.DEFAULT.with(ChurnFile.load(churn).rules());
    }

    /** A directory without the summary of an earlier run, which would say of this one what is not so. */
    private void makeRoom() {
        try {
            Files.createDirectories(out);
            Files.deleteIfExists(out.resolve(SUMMARY));
        } catch (IOException e) {
            throw Mistakes.of("--out: " + out + " cannot be made or written to (" + e + "); name another directory");
        }
    }

    private long latenessMillis() {
        return outOfOrderness == null ? SignalSettings.FOR_EVER : allowedLateness.toMillis();
    }

    private static BacktestRun.Result run(BacktestPlan plan) throws Exception {
        try (Progress progress = Progress.counting("events", "backtest")) {
            return BacktestRun.run(plan, progress::reached);
        }
    }

    private void print(Summary summary) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                "%,d events read in %.1f s (%,d a second, at most %,d MiB): %,d accepted, %,d rejected, %,d duplicates%n",
                summary.read(),
                summary.seconds(),
                summary.eventsPerSecond(),
                summary.peakMemoryMib(),
                summary.accepted(),
                summary.rejectedInAll(),
                summary.duplicates());
        summary.rejected().forEach((reason, count) -> console.printf("  %,12d %s%n", count, reason));
        if (!summary.rejectedSegments().isEmpty()) {
            console.printf("segment assignments rejected: %s%n", summary.rejectedSegments());
        }
        if (summary.read() == 0) {
            console.printf("No event came out of the files; does the mapping fit them? Try it with xm map.%n");
        }
        console.printf("%,d signal records in %s%n", summary.signals(), out.resolve("signals.ndjson"));
        console.printf("%,d customer exceptions in %s%n", summary.exceptions(), out.resolve("exceptions.ndjson"));
        if (customers) {
            console.printf("%,d customers in %s%n", summary.customers(), out.resolve("customers.ndjson"));
        }
    }
}
