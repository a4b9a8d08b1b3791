package xm.speed.latency;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.codec.Mistakes;
import xm.speed.Backend;
import xm.speed.Load;
import xm.speed.Machine;
import xm.speed.Scratch;

/** {@code ./xm bench latency}: how soon signals, exceptions and alerts can be read, at one rate after the other. */
@Command(
        name = "latency",
        description = {
            "Measures how soon what happened can be read, at one rate after the other.",
            "Both jobs run as they ship, but for what is set here, with checkpoints; answers of some cells turn bad meanwhile.",
            "Each rate meets a new broker and new jobs. What a setting costs others is not measured."
        },
        mixinStandardHelpOptions = true)
public final class LatencyBench implements Callable<Integer> {
    private static final int LEAST_SECONDS = 30;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "10000,50000",
            paramLabel = "N",
            description = "Events a second, one after the other (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates;

    @Option(
            names = "--seconds",
            defaultValue = "120",
            paramLabel = "N",
            description =
                    "For how long it is measured, 30 at least (default: ${DEFAULT-VALUE}); in less than that, or with"
                            + " fewer than 10000 events a second, too few answers come for all drops to be alerts.")
    private long seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "For how long events come in before that (default: ${DEFAULT-VALUE}).")
    private long warmUp;

    @Option(
            names = "--customers",
            defaultValue = "" + Load.USUAL_CUSTOMERS,
            paramLabel = "N",
            description = "Of whom events are drawn; not all come, where they are many (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "PT10S",
            paramLabel = "DURATION",
            description = "Of both jobs (default: ${DEFAULT-VALUE}).")
    private Duration checkpointInterval;

    @Option(
            names = "--state",
            defaultValue = "heap",
            paramLabel = "WHERE",
            description =
                    "Where both jobs keep their state, one of ${COMPLETION-CANDIDATES}; RocksDB with incremental checkpoints"
                            + " (default: ${DEFAULT-VALUE}).")
    private Backend state;

    @Option(
            names = "--signals",
            paramLabel = "KEY=VALUE",
            description =
                    "Set of the job experience-signals, such as out-of-orderness=PT0.5S; may be given again and again"
                            + " (default: as it ships).")
    private List<String> signals = List.of();

    @Option(
            names = "--watch",
            paramLabel = "KEY=VALUE",
            description = "Set of the job promise-watch, such as alerts.gather=PT0.5S; may be given again and again"
                    + " (default: as it ships).")
    private List<String> watch = List.of();

    @Option(
            names = "--java",
            split = " ",
            defaultValue = "-Xmx4g",
            paramLabel = "OPTIONS",
            description = "Options of the jobs' JVM, separated by spaces (default: ${DEFAULT-VALUE}).")
    private List<String> java;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (seconds < LEAST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seconds is " + seconds + "; name " + LEAST_SECONDS + " at least, for a pane alone takes ten");
        }
        if (warmUp < 0) {
            throw new ParameterException(spec.commandLine(), "--warm-up is " + warmUp + "; name 0 or more");
        }
        if (rates.stream().anyMatch(rate -> rate <= 0)) {
            throw new ParameterException(spec.commandLine(), "--rates is " + rates + "; name rates above 0");
        }
        if (customers < 1) {
            throw new ParameterException(spec.commandLine(), "--customers is " + customers + "; name 1 or more");
        }
        LatencyRun run = new LatencyRun(
                java,
                state,
                settings(),
                Load.USUAL.withCustomers(customers),
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds));
        List<Outcome> outcomes = new ArrayList<>();
        try (Scratch scratch = Scratch.begin("xm-bench-latency")) {
            for (int rate : rates) {
                say("%,d events/s, for %d s", rate, warmUp + seconds);
                Path own = scratch.directory().resolve(String.valueOf(rate));
                outcomes.add(run.at(rate, own));
                FileUtils.deleteDirectoryQuietly(own.toFile());
            }
        } finally {
            // also where a later rate was too much for the jobs
            tell(outcomes);
        }
        return ExitCode.DONE;
    }

    private JobSettings settings() {
        JobSettings settings = new JobSettings(arguments(signals), arguments(watch));
        try {
            settings.check();
        } catch (Mistakes wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        return settings.with("--checkpoint-interval=" + checkpointInterval);
    }

    private static List<String> arguments(List<String> settings) {
        return settings.stream().map("--"::concat).toList();
    }

    private void tell(List<Outcome> outcomes) {
        say(
                "%n%s%n%d s after %d s to warm up, %,d customers, state on %s, checkpoints every %d s, %d drops%s%n%n%s",
                Machine.told(spec),
                seconds,
                warmUp,
                customers,
                state,
                checkpointInterval.toSeconds(),
                Drops.COUNT,
                unlikeShipped(),
                new LatencyTable(outcomes).text());
    }

    /** What is not as it ships. */
    private String unlikeShipped() {
        List<String> set = Stream.concat(signals.stream(), watch.stream()).toList();
        return set.isEmpty() ? "" : ", not as it ships: " + String.join(", ", set);
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
