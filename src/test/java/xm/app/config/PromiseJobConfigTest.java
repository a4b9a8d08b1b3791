package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.alert.DeskSettings;
import xm.codec.AlertLinks;
import xm.codec.Mistakes;
import xm.flow.PromiseSettings;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxSettings;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.Topics;
import xm.promise.watch.WatchSettings;

class PromiseJobConfigTest {
    private static final Path SHIPPED = Path.of("jobs/promise-watch/job.yaml");

    @TempDir
    Path directory;

    @Test
    void theShippedFileShowsTheDefaults() {
        assertThat(PromiseJobConfig.read(Optional.of(SHIPPED), Map.of(), List.of()))
                .usingRecursiveComparison()
                .isEqualTo(PromiseJobConfig.defaults());
    }

    @Test
    void theShippedFileShowsEveryKeyWithAComment() throws IOException {
        Settings settings = new Settings(Optional.of(SHIPPED), Map.of(), List.of());
        PromiseJobConfig.from(settings);
        assertThat(SettingsFile.read(SHIPPED, new ArrayList<>()).keySet())
                .containsAll(settings.known())
                .contains("kafka.properties");
        assertThat(Files.readAllLines(SHIPPED))
                .filteredOn(line -> line.matches("\\s*[a-z-]+:.*"))
                .filteredOn(line -> !line.matches("(kafka|alerts|links|influx):"))
                .allMatch(line -> line.contains("# "));
    }

    @Test
    void bothJobsNameTheSameWindows() {
        assertThat(PromiseJobConfig.defaults().promises().watch())
                .isEqualTo(WatchSettings.live(
                        JobConfig.defaults().signals().ladder().lengthsMillis()));
    }

    @Test
    void readsEveryKey() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "t0ken\n");
        PromiseJobConfig config = read("""
                kafka:
                  bootstrap: one:9092
                  topic-prefix: acme.
                  exactly-once: true
                  transaction-timeout: PT10M
                  partition-discovery: PT5M
                topics: {partitions: 24, replication: 3, retention: P30D}
                windows: [PT1M, PT30M, PT1H]
                told-within: PT1M
                mature-after: P2D
                say-every: PT5M
                first-book-within: PT1H
                clock: PT30S
                alerts:
                  gather: PT0.5S
                  hold: PT1M
                  hold-at-most: PT1H
                  join: PT2M
                  update: PT3M
                  past-after: PT4M
                  change-before: PT5M
                  change-after: PT6M
                  scouts: PT7M
                  forget: PT8M
                  remember: PT9M
                  false-burst-every: PT10M
                links:
                  board: https://board.example
                  dashboard: http://grafana:3000/d/cells?orgId=1
                idle-after: PT2M
                checkpoint-interval: PT1M
                parallelism: 8
                influx:
                  url: http://influx:8086
                  org: cx
                  bucket: signals
                  token-file: %s
                """.formatted(token));
        assertThat(config)
                .usingRecursiveComparison()
                .isEqualTo(new PromiseJobConfig(
                        new KafkaConfig(
                                new Brokers("one:9092", Map.of()),
                                new Topics("acme."),
                                new TopicPlan(24, (short) 3, Duration.ofDays(30)),
                                true,
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(5)),
                        new PromiseSettings(
                                new WatchSettings(60_000, 1_800_000, 3_600_000, 172_800_000, 300_000, false, 60_000),
                                new DeskSettings(
                                        60_000, 3_600_000, 120_000, 180_000, 240_000, 300_000, 360_000, 420_000,
                                        480_000, 540_000, 600_000),
                                3_600_000),
                        new AlertLinks("https://board.example", "http://grafana:3000/d/cells?orgId=1"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(1),
                        OptionalInt.of(8),
                        Optional.of(InfluxSettings.v2(
                                "http://influx:8086", "cx", "signals", InfluxAccess.token("t0ken")))));
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("""
                        windows: [PT1M, PT90S]
                        told-within: soon
                        clock: PT1H
                        alerts:
                          holds: PT1M
                          join: PT0S
                        links:
                          board: board.example
                          dashboard: ftp://grafana
                        idle-after: PT0S
                        paralelism: 4
                        """))
                .isInstanceOfSatisfying(
                        Mistakes.class,
                        mistakes -> assertThat(mistakes.sentences())
                                .satisfiesExactlyInAnyOrder(
                                        sentence -> assertThat(sentence).startsWith("job.yaml:1: windows: "),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:2: told-within is 'soon'; an ISO 8601 duration was"
                                                        + " expected, such as PT30S, PT15M or P7D"),
                                        sentence -> assertThat(sentence).startsWith("job.yaml:3: clock is 'PT1H'; "),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:5: alerts.holds is not a setting; did you mean"
                                                        + " alerts.hold?"),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:6: alerts.join is 'PT0S'; PT1S is the least"),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:8: links.board: 'board.example' is no address;"
                                                        + " write it with http:// or https://"),
                                        sentence -> assertThat(sentence)
                                                .startsWith("job.yaml:9: links.dashboard: 'ftp://grafana' is no"),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:10: idle-after is 'PT0S'; PT1S is the least"),
                                        sentence -> assertThat(sentence)
                                                .isEqualTo("job.yaml:11: paralelism is not a setting; did you mean"
                                                        + " parallelism?")));
    }

    @Test
    void theEnvironmentIsStrongerThanTheFileAndTheCommandLineStrongest() throws IOException {
        Path file = file("parallelism: 1\nidle-after: PT1S\nclock: PT1S\n");
        PromiseJobConfig config = PromiseJobConfig.read(
                Optional.of(file),
                Map.of("XM_IDLE_AFTER", "PT2S", "XM_CLOCK", "PT2S"),
                List.of("--clock=PT3S", "--alerts.hold=PT1M"));
        assertThat(config.parallelism()).hasValue(1);
        assertThat(config.idleAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.clock()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.promises().desk().holdMillis()).isEqualTo(60_000);
    }

    @Test
    void alertsAreGatheredBeforeAPartitionIsIdle() throws IOException {
        assertThat(read("clock: PT3S").gather()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read("idle-after: PT1S").gather()).isEqualTo(Duration.ofMillis(500));
        assertThat(read("idle-after: PT5S\nalerts: {gather: PT4.999S}").gather())
                .isEqualTo(Duration.ofMillis(4_999));
        assertThatThrownBy(() -> read("alerts: {gather: PT0.299S}"))
                .hasMessage("job.yaml:1: alerts.gather is 'PT0.299S'; PT0.3S is the least");
        assertThatThrownBy(() -> read("""
                        idle-after: PT5S
                        alerts:
                          gather: PT5S
                        """))
                .hasMessage(
                        "job.yaml:3: alerts.gather: it is PT5S, not shorter than idle-after (PT5S); make it shorter, or"
                                + " idle-after longer");
    }

    private PromiseJobConfig read(String yaml) throws IOException {
        return PromiseJobConfig.read(Optional.of(file(yaml)), Map.of(), List.of());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), yaml);
    }
}
