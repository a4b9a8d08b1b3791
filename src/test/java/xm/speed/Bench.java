package xm.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xm.app.ExitCode;
import xm.speed.latency.LatencyBench;

/** {@code ./xm bench}: fills a topic once, and lets every row read it in turn, round after round. */
@Command(
        name = "bench",
        description = {
            "Measures what reading a topic of touchpoint events to its end costs: the signals job, what lies below it, and",
            "what others would write. Each row runs in a process of its own, once to warm up and once measured."
        },
        subcommands = {MicroBench.class, GrowthBench.class, LatencyBench.class},
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "Where the CPU of each row is drawn, as SVG (default: nowhere).")
    private Path chart;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Bench());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        if (chart != null) {
            options.writable(chart.toAbsolutePath().getParent());
            if (Files.isDirectory(chart)) {
                throw options.mistake("--chart " + chart + " is a directory; name a file");
            }
        }
        options.run(bed -> {
            Topic topic = bed.topic(options.events(), options.load());
            options.fill(bed, topic);
            List<Map<Row, Measured>> measured = new ArrayList<>();
            for (int round = 1; round <= options.rounds(); round++) {
                measured.add(round(bed, Trial.usual(topic), round));
            }
            Results results = new Results(options.events(), measured);
            options.sayResults("", results.table());
            if (chart != null) {
                Files.writeString(chart, new ResultsChart(results).svg());
            }
        });
        return ExitCode.DONE;
    }

    private Map<Row, Measured> round(TestBed bed, Trial trial, int round) throws Exception {
        Map<Row, Measured> measured = new EnumMap<>(Row.class);
        for (Row row : options.rows()) {
            Measured one = bed.measure(new Run(row, trial));
            options.say(
                    "round %d  %-9s %,9d events/s  %6.2f CPU s per million  %,5d MiB",
                    round,
                    row,
                    Math.round(one.eventsPerSecond(options.events())),
                    one.cpuSecondsPerMillion(options.events()),
                    one.peakMib());
            measured.put(row, one);
        }
        return measured;
    }
}
