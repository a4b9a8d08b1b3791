package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import xm.codec.PromiseBookFile;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;
import xm.io.kafka.Topics;

/**
 * Trials of the job promise-watch one after the other in one arena: it hears the windows and exceptions that a backtest
 * has told, and has to raise the alerts that it raises where nobody disturbs it. These are the alerts of the backtest, but
 * for the stretch of answers that is shown with them: where nothing new is said, a recording is looked at otherwise.
 */
final class WatchTrials {
    private static final double SECONDS_OF_LOAD = 20;
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Path SHIPPED_BOOK = Path.of("docs/examples/promises.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    private final ToldAlerts backtested;
    private ToldAlerts truth;
    private final Arena arena;
    private final Brokers brokers;
    private final Path book;
    private final List<Recording.Line> signals;
    private final List<Recording.Line> exceptions;

    WatchTrials(Arena arena, Path directory, long seed, int events) throws Exception {
        this.arena = arena;
        brokers = arena.brokers;
        Recording recording = Recording.of(seed, events, directory);
        // in force before the recorded day
        book = Files.writeString(
                directory.resolve("promises.yaml"),
                Files.readString(SHIPPED_BOOK)
                        .replaceAll("effectiveFrom: \\S+", "effectiveFrom: 2026-01-01T00:00:00Z"));
        Path backtest = directory.resolve("backtest");
        Instant until = recording.last();
        Backtest.run(recording, until, backtest, "--promises", book.toString());
        backtested = ToldAlerts.of(Files.readAllLines(backtest.resolve("alerts.ndjson")));
        signals = lines(backtest.resolve("signals.ndjson"), "end", until);
        exceptions = lines(backtest.resolve("exceptions.ndjson"), "at", until);
        truth = backtested;
    }

    /** The trial that says what is true. */
    void undisturbed() throws Exception {
        assertThat(backtested.alerts()).as("alerts in the backtest").isPositive();
        ToldAlerts told = told(new Plan(0, 2, false, false, List.of()));
        assertThat(told.lives()).isEqualTo(backtested.lives());
        truth = told;
    }

    /** One trial; fails with the first alert that is not as it should be. */
    void run(Plan plan) throws Exception {
        long began = System.nanoTime();
        ToldAlerts told = told(plan);
        assertThat(told.difference(truth))
                .as("%s, logs in %s", plan, arena.logs)
                .isEmpty();
        System.out.printf(
                "%s: %d alerts as where nobody disturbs, %d repeats, %d s%n",
                plan,
                told.alerts(),
                told.repeats(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    private ToldAlerts told(Plan plan) throws Exception {
        Topics topics = new Topics("watch-" + plan.seed() + "-");
        arena.create(topics);
        new PromiseBookTopic(brokers, topics.promiseBook()).write(PromiseBookFile.load(book));
        Load.send(brokers, topics.customerExceptions(), exceptions);
        SubmittedJob job = job(plan, topics);
        job.submit(plan.parallelism());
        arena.awaitRunning(job);
        Load load = Load.start(brokers, topics.experienceSignals(), signals, signals.size() / SECONDS_OF_LOAD);
        for (Blow blow : plan.blows()) {
            await().pollInterval(Arena.LOOK).atMost(Arena.PATIENCE).until(() -> load.share() >= blow.atShare());
            arena.strike(blow, job);
        }
        load.await();
        ToldAlerts told = toldInTheEnd(plan, job, topics);
        arena.delete(topics);
        return told;
    }

    private SubmittedJob job(Plan plan, Topics topics) {
        return new SubmittedJob(
                arena.flink.home,
                "promise-watch",
                "watch-" + plan.seed(),
                plan.isRocksDb(),
                arena.settings(
                        plan,
                        topics,
                        // these windows are of a day in the past, and nobody is called for what is past
                        "--alerts.past-after=P3650D",
                        // so that promise books are known, and time goes on, before the first blow
                        "--clock=PT1S"));
    }

    /**
     * Event time begins anew in a job that goes on from a checkpoint and comes with the next window: so the last ones are
     * sent again, as a job tells them that was killed itself. In between it has to be quiet, for then they were all.
     */
    private ToldAlerts toldInTheEnd(Plan plan, SubmittedJob job, Topics topics) {
        long lastMillis = signals.get(signals.size() - 1).atMillis();
        List<Recording.Line> last =
                signals.stream().filter(line -> line.atMillis() == lastMillis).toList();
        try {
            await().pollInterval(QUIET).atMost(Arena.PATIENCE).until(() -> {
                arena.flink.raise();
                Load.send(brokers, topics.experienceSignals(), last);
                return told(topics).hasAllOf(truth);
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    plan + ", logs in " + arena.logs + ": "
                            + told(topics).difference(truth).orElse("told in the last moment"),
                    e);
        }
        arena.stop(job);
        return told(topics);
    }

    private ToldAlerts told(Topics topics) {
        return ToldAlerts.of(TestRecords.readAll(brokers, topics.experienceAlerts()).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList());
    }

    /** What was told until a time, in order of a time that each record names. */
    private static List<Recording.Line> lines(Path file, String time, Instant until) throws IOException {
        List<Recording.Line> lines = new ArrayList<>();
        for (String json : Files.readAllLines(file)) {
            JsonNode record = JSON.readTree(json);
            Instant at = Instant.parse(record.get(time).asText());
            if (!at.isAfter(until)) {
                lines.add(new Recording.Line(key(record), json, at.toEpochMilli()));
            }
        }
        lines.sort(Comparator.comparingLong(Recording.Line::atMillis));
        return List.copyOf(lines);
    }

    private static String key(JsonNode record) {
        JsonNode cell = record.path("cell");
        return cell.isMissingNode()
                ? record.get("customer").asText()
                : cell.get("segment").asText()
                        + '/'
                        + cell.get("touchpoint").asText()
                        + '/'
                        + cell.get("channel").asText();
    }
}
