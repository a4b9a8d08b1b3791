package xm.app.command.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.ExitCode;
import xm.codec.ToldWindow;
import xm.codec.ToldWindowReader;
import xm.embedded.EmbeddedBroker;
import xm.event.Cell;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;
import xm.io.kafka.Topics;

/** The distribution's demo as a process: it starts, ends in order, and goes on after a kill without loss or repetition. */
class DemoIT {
    private static final Path PROGRAM = Path.of(System.getProperty("xm.dist", "target/dist"), "experience-monitor.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long MINUTE = 60_000;
    /** What the demo's job waits for by default, in milliseconds. */
    private static final long OUT_OF_ORDERNESS = 5_000;

    /** A window only gains events. */
    private static final Comparator<ToldWindow> NEWEST =
            Comparator.comparingLong(ToldWindow::events).thenComparingInt(ToldWindow::revision);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void needsTheDistribution() {
        assertThat(PROGRAM).as("mvn package builds it").exists();
    }

    @AfterEach
    void leavesNoProcessBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void goesOnAfterAKillAndCountsEveryEventOnce() throws Exception {
        Process first = demo("first", "--data-dir", data().toString());
        awaitWords(first, "first", "First alert after");
        await().atMost(PATIENCE).until(this::hasCheckpoint);
        first.destroyForcibly().waitFor();

        Process second = demo("second", "--data-dir", data().toString());
        awaitWords(second, "second", "The worst cells from");
        awaitWords(second, "second", "Alerts that fire: ");
        second.destroy();
        assertThat(second.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(said("second")).endsWith("Stopped." + System.lineSeparator());
        assertThat(complaints("second")).isEmpty();
        assertThat(second.exitValue()).isEqualTo(ExitCode.DONE);

        try (EmbeddedBroker broker = EmbeddedBroker.start(data().resolve("kafka"))) {
            checkThatEachEventIsCountedOnce(Brokers.at(broker.bootstrap()));
            checkThatEachAlertKeepsItsId(Brokers.at(broker.bootstrap()));
        }
    }

    @Test
    void endsByItselfAndLeavesNothingBehind() throws Exception {
        Process demo = demo("quiet", "--scenario", "quiet", "--exit-after", "PT1S");
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(ExitCode.DONE);
        assertThat(complaints("quiet")).isEmpty();
        assertThat(Path.of(said("quiet").lines().findFirst().orElse("").replaceAll(".* in ", "")))
                .isAbsolute()
                .doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsOptions() throws Exception {
        Process demo = demo("wrong", "--scenario", "sunshine");
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(complaints("wrong")).startsWith("--scenario: there is no 'sunshine'; name one of none, ");
    }

    /** The incident lasts; nothing is resolved so soon, and a kill begins nothing anew. */
    private static void checkThatEachAlertKeepsItsId(Brokers brokers) throws IOException {
        Map<String, Set<String>> ids = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : TestRecords.readAll(brokers, new Topics("").experienceAlerts())) {
            ids.computeIfAbsent(new String(record.key(), UTF_8), key -> new HashSet<>())
                    .add(JSON.readTree(record.value()).at("/alertId").asText());
        }
        assertThat(ids).isNotEmpty().allSatisfy((key, all) -> assertThat(all).hasSize(1));
    }

    /**
     * Each minute's count of a touchpoint and channel must be that of the distinct events in it.
     *
     * <p>What came last may not have been told any more. How far the job had come, the newest minutes of its cells say: they
     * were told when each partition had been read beyond their end and the disorder that is waited for.
     */
    private static void checkThatEachEventIsCountedOnce(Brokers brokers) throws IOException {
        Topics topics = new Topics("");
        Collection<ToldWindow> signals = minutes(TestRecords.readAll(brokers, topics.experienceSignals()));
        long readToMillis = slowestMillis(signals) + OUT_OF_ORDERNESS;
        Set<String> refused = new HashSet<>();
        for (var record : TestRecords.readAll(brokers, topics.touchpointsRejected())) {
            JsonNode rejection = JSON.readTree(record.value());
            refused.add(rejection.at("/partition").asText() + "/"
                    + rejection.at("/offset").asText());
        }
        Map<String, Set<String>> sent = new TreeMap<>();
        Map<String, Set<String>> surelyRead = new TreeMap<>();
        Set<Integer> readToTheMark = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : TestRecords.readAll(brokers, topics.touchpoints())) {
            if (refused.contains(record.partition() + "/" + record.offset())) {
                continue;
            }
            JsonNode event = JSON.readTree(record.value());
            long timeMillis = Instant.parse(event.at("/time").asText()).toEpochMilli();
            String id = event.at("/source").asText() + "/" + event.at("/id").asText();
            String bucket = bucket(
                    event.at("/touchpoint").asText(), event.at("/channel").asText(), timeMillis);
            sent.computeIfAbsent(bucket, any -> new TreeSet<>()).add(id);
            if (timeMillis > readToMillis) {
                readToTheMark.add(record.partition());
            }
            if (!readToTheMark.contains(record.partition())) {
                surelyRead.computeIfAbsent(bucket, any -> new TreeSet<>()).add(id);
            }
        }
        assertThat(surelyRead).as("what must be told").hasSizeGreaterThan(100);
        Map<String, Long> told = toldByBucket(signals);
        assertThat(told.keySet()).containsAll(surelyRead.keySet());
        told.forEach((bucket, count) -> assertThat(count)
                .as("events told of %s: %s", bucket, sent.get(bucket))
                .isBetween((long) surelyRead.getOrDefault(bucket, Set.of()).size(), (long)
                        sent.getOrDefault(bucket, Set.of()).size()));
    }

    /** Begin of the newest minute of that busy cell which is behind all others: so far came the slowest part of the job. */
    private static long slowestMillis(Collection<ToldWindow> signals) {
        Map<String, TreeSet<Long>> told = new HashMap<>();
        for (ToldWindow signal : signals) {
            told.computeIfAbsent(signal.cell().key(), cell -> new TreeSet<>()).add(signal.startMillis());
        }
        int most = told.values().stream().mapToInt(Set::size).max().orElse(0);
        // of the 21 minutes before the start a fast machine has sent only a part when it is killed
        assertThat(most).as("enough minutes to compare").isGreaterThan(10);
        return told.values().stream()
                .filter(minutes -> minutes.size() > most / 2)
                .mapToLong(TreeSet::last)
                .min()
                .orElseThrow();
    }

    /** A touchpoint and channel in one minute; the segments are not known here. */
    private static String bucket(String touchpoint, String channel, long timeMillis) {
        return touchpoint + '/' + channel + ' ' + Instant.ofEpochMilli(timeMillis / MINUTE * MINUTE);
    }

    private static Map<String, Long> toldByBucket(Collection<ToldWindow> signals) {
        Map<String, Long> told = new TreeMap<>();
        for (ToldWindow signal : signals) {
            Cell cell = signal.cell();
            told.merge(bucket(cell.touchpoint(), cell.channel(), signal.startMillis()), signal.events(), Long::sum);
        }
        return told;
    }

    /**
     * The newest record of each minute of each finest cell. After a kill the same events may come in time that came late
     * before, so the number of those that came late says little.
     */
    private static Collection<ToldWindow> minutes(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, ToldWindow> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ToldWindow signal = ToldWindowReader.read(record.value()).value();
            if (signal.windowMillis() == MINUTE && !signal.cell().channel().equals(Cell.ANY)) {
                newest.merge(
                        signal.cell().key() + signal.startMillis(),
                        signal,
                        (one, other) -> NEWEST.compare(one, other) > 0 ? one : other);
            }
        }
        return newest.values();
    }

    private Process demo(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                PROGRAM.toString(),
                "demo"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile())
                .start();
        started.add(process);
        return process;
    }

    /** A process that has ended will not say them any more, but it may have said why. */
    private void awaitWords(Process process, String name, String words) {
        await().atMost(PATIENCE).until(() -> {
            boolean isAlive = process.isAlive();
            if (said(name).contains(words)) {
                return true;
            }
            if (!isAlive) {
                throw new AssertionError(
                        "the process has ended with " + process.exitValue() + "\n" + said(name) + complaints(name));
            }
            return false;
        });
    }

    private Path data() {
        return directory.resolve("data");
    }

    private boolean hasCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(data().resolve("flink/checkpoints"))) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        }
    }

    private String said(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".out"), UTF_8);
    }

    private String complaints(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".err"), UTF_8);
    }
}
