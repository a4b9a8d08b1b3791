package xm.speed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.BrokerProcess;
import xm.app.ExitCode;
import xm.embedded.LoopbackPort;
import xm.speed.latency.LatencyBench;

/** {@code ./xm bench}: fills a topic once, and lets every row read it in turn, round after round. */
@Command(
        name = "bench",
        description = {
            "Measures what reading a topic of touchpoint events to its end costs: the signals job, what lies below it, and",
            "what others would write. Each row runs in a process of its own, once to warm up and once measured."
        },
        subcommands = {MicroBench.class, LatencyBench.class},
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
    private static final int LONGEST_ROW_MINUTES = 60;

    @Option(
            names = "--events",
            defaultValue = "4000000",
            paramLabel = "N",
            description = "Events in the topic, about 350 bytes each (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "ROW",
            description = "Which of ${COMPLETION-CANDIDATES}, in this order (default: all).")
    private List<Row> rows = Arrays.asList(Row.values());

    @Option(
            names = "--java",
            split = " ",
            defaultValue = "-Xmx4g",
            paramLabel = "OPTIONS",
            description = "Options of each row's JVM, separated by spaces (default: ${DEFAULT-VALUE}).")
    private List<String> java;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Holds the topic and what each process says; else a temporary one, deleted at the end.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Bench());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Row.class, Row::of);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        boolean isOurs = directory == null;
        Path place = isOurs ? Files.createTempDirectory("xm-bench") : Files.createDirectories(directory);
        try {
            return run(place.toAbsolutePath());
        } finally {
            if (isOurs) {
                FileUtils.deleteDirectoryQuietly(place.toFile());
            }
        }
    }

    private int run(Path place) throws Exception {
        Jvm jvm = new Jvm(place);
        int port = LoopbackPort.anyFree();
        Process broker = jvm.start(
                BrokerProcess.class,
                List.of("-Xmx1g"),
                place.resolve("broker.log"),
                place.resolve("kafka").toString(),
                String.valueOf(port));
        try {
            Topic topic = new Topic(LoopbackPort.HOST + ":" + port, events);
            long begun = System.nanoTime();
            Seen written = topic.fill();
            say(
                    "%,d events written in %d s, %,d of them with an answer on satisfaction, %,d satisfied",
                    events, (System.nanoTime() - begun) / 1_000_000_000, written.answers(), written.satisfied());
            List<Map<Row, Measured>> measured = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                measured.add(round(jvm, place, topic, written, round));
            }
            say(
                    "%n%s: %d processors, Java %s, %,d events, rounds: %d%n%n%s",
                    LocalDate.now(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    events,
                    rounds,
                    new Results(events, measured).table());
            return ExitCode.DONE;
        } finally {
            broker.destroy();
            broker.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private Map<Row, Measured> round(Jvm jvm, Path place, Topic topic, Seen written, int round) throws Exception {
        Map<Row, Measured> measured = new EnumMap<>(Row.class);
        for (Row row : rows) {
            Measured one = measure(jvm, place.resolve(row + "-" + round + ".log"), row, topic);
            if (!one.seen().agreesWith(written)) {
                throw new IllegalStateException(row + " has seen " + one.seen() + ", written was " + written);
            }
            say(
                    "round %d  %-9s %,9d events/s  %6.2f CPU s per million  %,5d MiB",
                    round,
                    row,
                    Math.round(one.eventsPerSecond(events)),
                    one.cpuSecondsPerMillion(events),
                    one.peakMib());
            measured.put(row, one);
        }
        return measured;
    }

    private Measured measure(Jvm jvm, Path log, Row row, Topic topic) throws IOException, InterruptedException {
        Process process = jvm.start(
                RowProcess.class, java, log, row.toString(), topic.bootstrap(), String.valueOf(topic.events()));
        if (!process.waitFor(LONGEST_ROW_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        return Measured.find(said)
                .orElseThrow(() -> new IllegalStateException(row + " ended without a measurement:\n" + said));
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
