package xm.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xm.app.ExitCode;

/** {@code ./xm bench growth}: what more customers, more cells, longer windows and state on disk cost. */
@Command(
        name = "growth",
        description = {
            "Measures how the cost of rows grows.",
            "With customers, with cells, with the length of a window that slides, and with state in RocksDB, also of ten times",
            "the customers. All that is asked is run in turn, round after round.",
            "Ten times the customers have ten times the events, so that each does as much: with the defaults all topics take",
            "21 GiB of disk, and the whole job wants more heap for so many (--java -Xmx10g)."
        },
        mixinStandardHelpOptions = true)
final class GrowthBench implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(
            names = "--of",
            split = ",",
            paramLabel = "WHAT",
            description = "What grows, some of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Growth> growths = Arrays.asList(Growth.values());

    @Option(
            names = "--charts",
            paramLabel = "DIR",
            description = "Where a picture of each is written, growth-WHAT.svg (default: none is).")
    private Path charts;

    @Override
    public Integer call() throws Exception {
        options.check();
        if (asked().isEmpty()) {
            throw options.mistake("none of these rows is asked of what is to grow; name others");
        }
        if (charts != null) {
            options.writable(charts);
        }
        options.run(bed -> {
            Trial usual = Trial.usual(bed.topic(options.events(), options.load()));
            Set<Run> runs = runs(usual);
            for (Run run : runs) {
                options.fill(bed, run.trial().topic());
            }
            List<Map<Run, Measured>> rounds = new ArrayList<>();
            for (int round = 1; round <= options.rounds(); round++) {
                rounds.add(round(bed, runs, round));
            }
            GrowthTable table = new GrowthTable(usual, rounds);
            options.sayResults(unlike(runs), asked().stream().map(table::of).collect(Collectors.joining("\n")));
            if (charts != null) {
                draw(table);
            }
        });
        return ExitCode.DONE;
    }

    /** Those of which a row was asked for. */
    private List<Growth> asked() {
        return growths.stream()
                .filter(growth -> growth.rows().stream().anyMatch(options.rows()::contains))
                .toList();
    }

    /** What is to be said of topics that have more events than was asked for. */
    private String unlike(Set<Run> runs) {
        return runs.stream().anyMatch(run -> run.trial().topic().events() > options.events())
                ? ", more where there are more customers"
                : "";
    }

    private void draw(GrowthTable table) throws IOException {
        for (Growth growth : asked()) {
            Files.writeString(charts.resolve("growth-" + growth + ".svg"), new GrowthChart(growth, table).svg());
        }
    }

    /** Each once: a trial may be a step of several growths. */
    private Set<Run> runs(Trial usual) {
        Set<Run> runs = new LinkedHashSet<>();
        for (Growth growth : asked()) {
            for (Row row :
                    growth.rows().stream().filter(options.rows()::contains).toList()) {
                growth.steps(usual).forEach(step -> runs.add(new Run(row, step)));
            }
        }
        return runs;
    }

    private Map<Run, Measured> round(TestBed bed, Set<Run> runs, int round) throws Exception {
        Map<Run, Measured> measured = new LinkedHashMap<>();
        for (Run run : runs) {
            Measured one = bed.measure(run);
            options.say(
                    "round %d  %-8s %-115s %6.2f CPU s per million  %,5d MiB",
                    round,
                    run.row(),
                    run.trial(),
                    one.cpuSecondsPerMillion(run.trial().topic().events()),
                    one.peakMib());
            measured.put(run, one);
        }
        return measured;
    }
}
