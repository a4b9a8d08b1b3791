package xm.speed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is chosen of every measurement in which rows read topics. */
final class BenchOptions {
    @Option(
            names = "--events",
            defaultValue = "4000000",
            paramLabel = "N",
            description = "Events in a topic, about 350 bytes each (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--surveys",
            description =
                    "All events are surveys, of which nine in ten hold an answer on satisfaction (default: all kinds,"
                            + " two in ten).")
    private boolean isOfSurveys;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "ROW",
            description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
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
            description =
                    "Empty or new; holds the topics and what each process says. Else a temporary one, deleted at the end.")
    private Path directory;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What is done with a broker. */
    interface Work {
        void on(TestBed bed) throws Exception;
    }

    long events() {
        return events;
    }

    Load load() {
        return isOfSurveys ? Load.USUAL.ofSurveys() : Load.USUAL;
    }

    int rounds() {
        return rounds;
    }

    /** In the order of the table, each once. */
    Set<Row> rows() {
        return EnumSet.copyOf(rows);
    }

    /** What was chosen makes no sense. */
    ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Refuses what cannot be measured, before anything is written. */
    void check() throws IOException {
        if (events < 1 || rounds < 1) {
            throw mistake("--events is " + events + " and --rounds " + rounds + "; name 1 at least of each");
        }
        if (rows.isEmpty()) {
            throw mistake("--rows names none; name some of " + Arrays.toString(Row.values()));
        }
        if (directory != null && !isEmpty(directory)) {
            throw mistake("--directory " + directory + " is no empty directory, and what is in it would be read too;"
                    + " name an empty or a new one");
        }
    }

    /** Does it in the directory that was chosen. */
    void run(Work work) throws Exception {
        if (directory == null) {
            try (Scratch scratch = Scratch.begin("xm-bench")) {
                run(work, scratch.directory());
            }
        } else {
            run(work, writable(directory).toAbsolutePath());
        }
    }

    private void run(Work work, Path place) throws Exception {
        try (TestBed bed = TestBed.start(place, java)) {
            work.on(bed);
        }
    }

    /** Creates a directory, before anything is measured that is to be written there. */
    Path writable(Path place) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw mistake("cannot write to " + place + ": " + e + "; name another directory");
        }
        if (!Files.isWritable(place)) {
            throw mistake("cannot write to " + place + "; name another directory");
        }
        return place;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return !Files.exists(directory);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Writes a topic that is not there yet, and says what is in it. */
    void fill(TestBed bed, Topic topic) throws Exception {
        if (bed.isWritten(topic)) {
            return;
        }
        long begun = System.nanoTime();
        Written written = bed.fill(topic);
        say(
                "%,d events of %,d customers written in %d s, %,d of them with an answer on satisfaction, %,d satisfied",
                topic.events(),
                written.customers(),
                (System.nanoTime() - begun) / 1_000_000_000,
                written.seen().answers(),
                written.seen().satisfied());
    }

    /**
     * Where and how much was measured, and what came out.
     *
     * @param unlike what is to be said of topics that have other than these events, or nothing
     */
    void sayResults(String unlike, String tables) {
        say("%n%s%n%,d events%s, rounds: %d%n%n%s", Machine.told(spec), events, unlike, rounds, tables);
    }

    void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
