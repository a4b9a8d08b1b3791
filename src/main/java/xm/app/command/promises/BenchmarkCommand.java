package xm.app.command.promises;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.app.bench.Benchmark;
import xm.app.bench.Benchmark.Line;
import xm.app.bench.Benchmark.Table;
import xm.app.bench.Tried;
import xm.app.command.Progress;
import xm.codec.Mistakes;

/** Tells how often false alarms sound and how soon real ones, beside what else people use. */
@Command(
        name = "benchmark",
        description = {
            "Measures detection on simulated answers: false alarms while a promise is exactly kept, and the delay until a",
            "drop is found, beside the best that is possible and other rules."
        },
        mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
    private static final long MINUTE = 60_000;
    /** Found less often than that within the horizon, a mean delay says little. */
    private static final double MOSTLY = 0.99;

    @Option(
            names = "--promise",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "What is promised, the share of good answers (default: ${DEFAULT-VALUE}).")
    private double promise;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,5,10,100",
            description = "Answers a minute (default: ${DEFAULT-VALUE}).")
    private List<Double> rates;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days in which one false alarm is allowed (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "48",
            description = "How many times as many days are simulated (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--drops",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many drops are simulated for each delay (default: ${DEFAULT-VALUE}).")
    private int drops;

    @Option(
            names = "--pane",
            paramLabel = "DURATION",
            defaultValue = "PT10S",
            description = "Length of a pane, a part of a minute (default: ${DEFAULT-VALUE}).")
    private Duration pane;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the simulated dice (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        refuseWhatCannotBe();
        PrintWriter out = spec.commandLine().getOut();
        Benchmark benchmark = new Benchmark(promise, pane.toMillis(), days, runs, drops, seed);
        out.printf(
                Locale.ROOT,
                "Promise %.0f %%, %.0f %% before a drop; %d x %d days at exactly the promise, %d drops; panes of %s;"
                        + " seed %d%n",
                100 * promise,
                100 * promise + 2,
                runs,
                days,
                drops,
                pane,
                seed);
        out.println("Delays in minutes; in brackets: times the optimum, a CUSUM that knows the drop, at its worst");
        long started = System.nanoTime();
        try (Progress progress = Progress.of("steps", "simulating", (long) rates.size() * Benchmark.steps())) {
            for (int i = 0; i < rates.size(); i++) {
                long before = (long) i * Benchmark.steps();
                print(out, benchmark.at(rates.get(i), done -> progress.reached(before + done)));
            }
        }
        out.printf(Locale.ROOT, "%nTook %.0f s%n", (System.nanoTime() - started) / 1e9);
        out.flush();
        return ExitCode.DONE;
    }

    private void refuseWhatCannotBe() {
        List<String> mistakes = new ArrayList<>();
        refuse(mistakes, promise >= 0.25 && promise <= 0.97, "--promise", promise, "a share from 0.25 to 0.97");
        for (double rate : rates) {
            refuse(mistakes, rate >= 0.1 && rate <= 1000, "--rates", rate, "0.1 to 1000 answers a minute");
        }
        refuse(mistakes, days > 0 && days <= 365, "--days", days, "1 to 365 days");
        refuse(mistakes, runs > 1, "--runs", runs, "at least 2 runs");
        refuse(mistakes, drops > 1, "--drops", drops, "at least 2 drops");
        refuse(
                mistakes,
                pane.toMillis() >= 1000 && MINUTE % pane.toMillis() == 0,
                "--pane",
                pane,
                "a length that makes up a minute, such as PT10S");
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    private static void refuse(List<String> mistakes, boolean isRight, String option, Object given, String expected) {
        if (!isRight) {
            mistakes.add("%s is %s; give %s".formatted(option, given, expected));
        }
    }

    private void print(PrintWriter out, Table table) {
        out.printf(Locale.ROOT, "%n%-36s %18s", perMinute(table.perMinute()), "false alarms");
        Benchmark.DROPS.forEach(drop -> out.printf(Locale.ROOT, " %16s", "%.0f %%".formatted(100 * (promise - drop))));
        out.printf(Locale.ROOT, "%n%-36s %18s", "optimum", "1");
        table.optimum().forEach(minutes -> out.printf(Locale.ROOT, " %16s", number(minutes)));
        out.println();
        for (Line line : table.lines()) {
            out.printf(Locale.ROOT, "%-36s %18s", line.detector(), alarms(line.falseAlarms()));
            for (int i = 0; i < line.delays().size(); i++) {
                out.printf(
                        Locale.ROOT,
                        " %16s",
                        delay(line.delays().get(i), table.optimum().get(i)));
            }
            out.println();
        }
        out.flush();
    }

    private static String perMinute(double rate) {
        return "%s a minute".formatted(rate == Math.rint(rate) ? "%.0f".formatted(rate) : Double.toString(rate));
    }

    private static String alarms(Tried alarms) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", alarms.mean(), alarms.error());
    }

    private static String delay(Tried delay, double optimum) {
        if (delay.n() == 0) {
            return "never";
        }
        return delay.share() < MOSTLY
                ? String.format(Locale.ROOT, "%.0f %% found", 100 * delay.share())
                : String.format(Locale.ROOT, "%s (%.2f)", number(delay.mean()), delay.mean() / optimum);
    }

    private static String number(double minutes) {
        return String.format(Locale.ROOT, minutes < 10 ? "%.2f" : "%.1f", minutes);
    }
}
