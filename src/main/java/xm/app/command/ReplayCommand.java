package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.codec.Mistakes;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recordings;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;

/** Sends recorded events to Kafka, at the pace at which they happened or faster. */
@Command(
        name = "replay",
        description = "Sends recorded events to Kafka, at the pace at which they happened or faster.",
        footer = {
            "",
            "Events are keyed by customer. Several files are merged by event time. A rejected event in a file of"
                    + " touchpoint events is sent as it stands, for the job to reject; what a mapping could not make an"
                    + " event of cannot be sent.",
            "With --pseudonym-key-file events are written anew, and what is no event is not sent. It is for a job that"
                    + " does not pseudonymise itself: one that does would give pseudonyms to pseudonyms."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recorded events, plain or gzip: NDJSON of touchpoint events, or what the mapping reads.")
    private List<Path> events;

    @Option(names = "--mapping", paramLabel = "FILE", description = "How foreign records become events.")
    private Path mapping;

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "A broker's address.")
    private String bootstrap;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka client, such as security.protocol.")
    private Path commandConfig;

    @Option(
            names = "--topic-prefix",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Put before the topic's name.")
    private String topicPrefix;

    @Option(
            names = "--speed",
            defaultValue = "recorded",
            converter = Speed.Converter.class,
            paramLabel = "SPEED",
            description = "recorded, full, or how many times faster, such as 60 (default: ${DEFAULT-VALUE}).")
    private Speed speed;

    @Option(
            names = "--seal",
            description = "Ends with a marker in every partition, dated two days after the last event, so that all"
                    + " windows close.")
    private boolean seal;

    @Mixin
    private PseudonymOption pseudonyms;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Mapping read = mapping == null ? null : Mapping.load(mapping);
        Brokers brokers = new Brokers(bootstrap, clientProperties());
        long bytes = events.stream().mapToLong(ReplayCommand::size).sum();
        try (Recordings recordings = new Recordings(events, read, pseudonyms.decoding());
                TouchpointsTopic topic = TouchpointsTopic.open(brokers, new Topics(topicPrefix).touchpoints());
                Progress progress = Progress.of("KiB", "replay", bytes >> 10)) {
            Replay replay =
                    new Replay(recordings, new Pace(speed, System::nanoTime), topic, progress, pseudonyms.isGiven());
            long started = System.nanoTime();
            replay.run();
            topic.flush();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            if (seal) {
                if (!replay.seal(Instant.now())) {
                    out.println("The last events are less than two days old: their windows stay open for a while.");
                }
                topic.flush();
            }
            tell(replay, took, out);
        }
        return ExitCode.DONE;
    }

    private void tell(Replay replay, Duration took, PrintWriter out) {
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        out.printf("sent %,d events in %.1f s, %,.0f per second%n", replay.sent(), seconds, replay.sent() / seconds);
        if (!replay.rejected().isEmpty()) {
            String reasons = replay.rejected().entrySet().stream()
                    .map(entry -> String.format("%,d %s", entry.getValue(), entry.getKey()))
                    .collect(Collectors.joining(", "));
            out.printf("rejected: %s; %,d of them were sent as they stand%n", reasons, replay.sentThoughRejected());
        }
    }

    private Map<String, String> clientProperties() {
        if (commandConfig == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(commandConfig, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Mistakes.of(commandConfig + ": the client's properties cannot be read: " + e.getMessage());
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Mistakes.of(file + ": there is no such file of events");
        }
    }
}
