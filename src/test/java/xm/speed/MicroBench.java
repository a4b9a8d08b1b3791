package xm.speed;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;

/** {@code ./xm bench micro}: time and bytes of the job's parts, one by one, without a cluster and without a broker. */
@Command(
        name = "micro",
        description = {
            "Measures the parts of the signals job one by one with JMH.",
            "Each runs in a process of its own: nanoseconds (ns/op) and bytes allocated (gc.alloc.rate.norm, B/op) for an",
            "event, a part of a pane, or a sealed pane."
        },
        mixinStandardHelpOptions = true)
final class MicroBench implements Callable<Integer> {
    private static final String ROOM = "^xm\\.speed\\.micro\\.";

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "PATTERN",
            description = "A regular expression: only parts in whose name it is found (default: all).")
    private Pattern pattern;

    @Option(
            names = "--forks",
            defaultValue = "1",
            paramLabel = "N",
            description = "Processes for each part, one after another (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(
            names = "--iterations",
            defaultValue = "10",
            paramLabel = "N",
            description = "Seconds measured in each process, after three to warm up (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        if (forks < 1 || iterations < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--forks is " + forks + " and --iterations " + iterations + "; name 1 at least of each");
        }
        Options options = new OptionsBuilder()
                .include(ROOM + ".*(?:" + pattern + ")")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx1g")
                .shouldFailOnError(true)
                .build();
        try {
            new Runner(options).run();
            spec.commandLine().getOut().println(Machine.told(spec));
            return ExitCode.DONE;
        } catch (NoBenchmarksException none) {
            throw new ParameterException(
                    spec.commandLine(), "no part is called '" + pattern + "'; leave the pattern out for all", none);
        }
    }
}
