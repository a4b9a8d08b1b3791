package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.sim.Scenario;
import xm.sim.World;

/** A recording is held against promises: the same way whenever and however it is run, and under one book or another. */
class PromiseBacktestIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STRICT = """
            version: 1
            promises:
              gets-through: {signal: abandonment, by: [segment, touchpoint], atMost: 0.12, falseAlarmEvery: P30D,
                             severity: page}
            """;
    private static final String LAX = STRICT.replace("0.12", "0.24").replace("page", "ticket");

    @TempDir
    Path home;

    private final StringWriter said = new StringWriter();
    private SimulatedFiles files;
    private Path strict;
    private Path lax;

    @BeforeEach
    void record() throws IOException {
        files = SimulatedFiles.of(
                World.standard(11).withCustomers(2_000).withEventsPerSecond(4),
                Scenario.named("checkout-breaks-on-mobile").startingAfter(Duration.ofHours(1)),
                Instant.parse("2026-11-25T09:00:00Z"),
                Duration.ofHours(3),
                home);
        strict = Files.writeString(home.resolve("strict.yaml"), STRICT);
        lax = Files.writeString(home.resolve("lax.yaml"), LAX);
    }

    @Test
    void theSameRecordingGivesTheSameVerdictsAndAlertsToTheByte() throws Exception {
        Path shuffled = home.resolve("shuffled.ndjson");
        List<String> lines = new ArrayList<>(Files.readAllLines(files.events()));
        Collections.shuffle(lines, new Random(7));
        Files.write(shuffled, lines);
        Path one = backtest(files.events(), "one", "--parallelism", "1", "--promises", strict.toString());
        Path other = backtest(shuffled, "other", "--parallelism", "3", "--promises", strict.toString());

        assertThat(one.resolve("verdicts.ndjson")).hasSameBinaryContentAs(other.resolve("verdicts.ndjson"));
        assertThat(one.resolve("alerts.ndjson")).hasSameBinaryContentAs(other.resolve("alerts.ndjson"));
        assertThat(Files.readAllLines(one.resolve("alerts.ndjson"))).isNotEmpty();
    }

    @Test
    void promisesChangeNothingInTheSignals() throws Exception {
        Path without = backtest(files.events(), "without");
        Path with = backtest(files.events(), "with", "--promises", strict.toString());

        assertThat(new TreeSet<>(Files.readAllLines(with.resolve("signals.ndjson"))))
                .isEqualTo(new TreeSet<>(Files.readAllLines(without.resolve("signals.ndjson"))));
        assertThat(without.resolve("verdicts.ndjson")).doesNotExist();
    }

    @Test
    void tellsWhatFiredAndHowPromisesStoodAtLast() throws Exception {
        Path out = backtest(files.events(), "out", "--promises", strict.toString());
        JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
        List<String> alerts = Files.readAllLines(out.resolve("alerts.ndjson"));
        TreeSet<String> ids = new TreeSet<>();
        for (String alert : alerts) {
            ids.add(JSON.readTree(alert).get("alertId").asText());
            assertThat(JSON.readTree(alert).get("replayed").asBoolean()).isFalse();
        }

        assertThat(summary.get("alerts").asInt()).isEqualTo(alerts.size());
        assertThat(summary.get("fired").asInt()).isEqualTo(ids.size());
        assertThat(summary.get("verdicts").properties()).isNotEmpty();
        assertThat(said.toString())
                .contains("alerts.ndjson")
                .contains("Z page   ")
                .contains("abandonment at checkout");
    }

    @Test
    void theOtherBookIsHeldAgainstTheSameEvents() throws Exception {
        Path out = backtest(files.events(), "out", "--promises", strict.toString(), "--compare", lax.toString());
        Path alone = backtest(files.events(), "alone", "--promises", lax.toString());
        JsonNode compared = JSON.readTree(out.resolve("compare.json").toFile());

        assertThat(out.resolve("other-alerts.ndjson")).hasSameBinaryContentAs(alone.resolve("alerts.ndjson"));
        assertThat(out.resolve("other-verdicts.ndjson")).hasSameBinaryContentAs(alone.resolve("verdicts.ndjson"));
        assertThat(compared.at("/first/alerts").asInt()).isPositive();
        assertThat(compared.at("/both").size() + compared.at("/onlyFirst").size())
                .isEqualTo(compared.at("/first/alerts").asInt());
        assertThat(compared.at("/first/pagesPerDay").asDouble()).isPositive();
        assertThat(compared.at("/other/pagesPerDay").asDouble()).isZero();
        assertThat(compared.at("/first/brokenMinutes/gets-through").asDouble())
                .isGreaterThan(compared.at("/other/brokenMinutes/gets-through").asDouble());
        assertThat(Files.readString(out.resolve("compare.md")))
                .contains("# What would have fired under " + strict)
                .contains("| gets-through |")
                .contains("Pages a day:");
        assertThat(said.toString()).contains("The comparison is in ");
    }

    @Test
    void aBookThatIsInForceOnlyLaterSaysSo() throws Exception {
        Path later = Files.writeString(home.resolve("later.yaml"), "effectiveFrom: 2026-12-01T00:00:00Z\n" + STRICT);
        Path midway = Files.writeString(home.resolve("midway.yaml"), "effectiveFrom: 2026-11-25T11:30:00Z\n" + STRICT);

        Path out = backtest(files.events(), "out", "--promises", strict.toString(), "--compare", later.toString());
        assertThat(Files.readString(out.resolve("compare.md")))
                .contains("B is in force only from 2026-12-01T00:00:00Z, when the recording is over: nothing is judged")
                .contains("; nothing is judged there under B, in force only from 2026-12-01T00:00:00Z");

        out = backtest(files.events(), "out", "--promises", midway.toString(), "--compare", strict.toString());
        assertThat(Files.readString(out.resolve("compare.md")))
                .contains("A is in force only from 2026-11-25T11:30:00Z on: nothing is judged under it before.")
                .doesNotContain("B is in force only");
    }

    @Test
    void aVersionThatWouldNeverHoldIsAMistake() {
        assertThat(run(files.events(), "out", "--promises", strict.toString(), lax.toString()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains(lax + ": " + strict + " is version 1, too");
    }

    @Test
    void thereIsNothingToCompareWithoutPromises() {
        assertThat(run(files.events(), "out", "--compare", lax.toString())).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(said.toString()).contains("--compare: there is nothing to compare with");
    }

    private Path backtest(Path events, String out, String... more) {
        assertThat(run(events, out, more)).as(said::toString).isEqualTo(ExitCode.DONE);
        return home.resolve(out);
    }

    private int run(Path events, String out, String... more) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        List<String> args = new ArrayList<>(List.of(
                "backtest",
                "--events",
                events.toString(),
                "--segments",
                files.segments().toString(),
                "--out",
                home.resolve(out).toString()));
        args.addAll(List.of(more));
        return line.execute(args.toArray(String[]::new));
    }
}
