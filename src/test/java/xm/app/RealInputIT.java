package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.Needs;

/** Public data through {@code xm backtest} with the mappings that ship: equal to what was counted from the files. */
class RealInputIT {
    private static final Path DATA = Path.of("../shared/data");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path out;

    @Test
    void airlineRatingsPerTouchpointAndClassEqualTheTruth() throws Exception {
        JsonNode truth = truth("airline");
        backtest("airline", "airline", "all");
        Map<String, JsonNode> cells = cells("all");

        int[] compared = {0};
        truth.get("overall").properties().forEach(item -> {
            assertRating(cells.get("*/" + kebab(item.getKey()) + "/*"), item.getValue(), item.getKey());
            compared[0]++;
        });
        truth.get("by_class")
                .properties()
                .forEach(ofClass -> ofClass.getValue().properties().forEach(item -> {
                    String cell = kebab(ofClass.getKey()) + "/" + kebab(item.getKey()) + "/*";
                    assertRating(cells.get(cell), item.getValue(), cell);
                    compared[0]++;
                }));
        assertThat(compared[0]).isEqualTo(14 + 3 * 14);
        assertAddsUp();
    }

    @Test
    void airportRatingsOfFiveYearsAndTheNpsOf2017EqualTheTruth() throws Exception {
        JsonNode truth = truth("airport");
        for (String year : List.of("2013", "2014", "2015", "2016", "2017")) {
            run(year + "_SFO_Customer_Survey.csv.gz", "airport", "airport", "all");
            Map<String, JsonNode> cells = cells("all");
            List<String> told = new ArrayList<>();
            cells.forEach((cell, record) -> {
                if (cell.matches("\\*/[^*]+/\\*")
                        && record.at("/signals/csat/n").asLong() > 0) {
                    told.add(rating(record));
                }
            });
            List<String> counted = new ArrayList<>();
            truth.get(year)
                    .get("items")
                    .forEach(item -> counted.add(item.get("n_valid").asLong() + " answers, "
                            + item.get("n_top2").asLong() + " satisfied, mean "
                            + "%.4f".formatted(item.get("mean").asDouble())));
            assertThat(told).as("items of %s", year).containsExactlyInAnyOrderElementsOf(counted);
            if (year.equals("2017")) {
                JsonNode nps = cells.get("*/airport/*").at("/signals/nps");
                assertThat(nps.get("n").asLong()).isEqualTo(2_746);
                assertThat(nps.get("value").asDouble()).isCloseTo(39.84, within(0.005));
            }
        }
    }

    @Test
    void flightsOnTimePerOriginEqualTheTruth() throws Exception {
        JsonNode truth = truth("flights");
        // the truth is of the rows before July
        backtest("flights", "flights", "P1D,all", "--until", "2001-07-01T00:00:00Z");
        Map<String, JsonNode> cells = cells("all");

        truth.get("late_share_top15_origins").properties().forEach(origin -> {
            JsonNode onTime = cells.get("*/" + origin.getKey().toLowerCase(java.util.Locale.ROOT) + "/*")
                    .at("/signals/on-time");
            long n = origin.getValue().get("n").asLong();
            assertThat(onTime.get("n").asLong()).as(origin.getKey()).isEqualTo(n);
            assertThat(n - onTime.get("onTime").asLong())
                    .as("late from " + origin.getKey())
                    .isEqualTo(origin.getValue().get("late").asLong());
        });
        JsonNode all = cells.get("*/*/*").at("/signals/on-time");
        assertThat(all.get("n").asLong())
                .isEqualTo(truth.get("rows_2001-01-01..06-30").asLong());
        JsonNode summary = summary();
        assertThat(summary.get("accepted").asLong()).isEqualTo(2_999_994);
        assertAddsUp();
        System.out.printf(
                "flights: 2,999,994 events in %.1f s, %,d a second, at most %,d MiB%n",
                summary.get("seconds").asDouble(),
                summary.get("eventsPerSecond").asLong(),
                summary.get("peakMemoryMib").asLong());
    }

    @Test
    void everyRowOfTheOnlineShopIsAcceptedRejectedOrADuplicate() throws Exception {
        backtest("online-retail", "online-retail", "P1D,all");

        JsonNode summary = summary();
        assertThat(summary.get("read").asLong()).isEqualTo(541_909);
        assertAddsUp();
        assertThat(summary.get("accepted").asLong() + summary.get("duplicates").asLong())
                .as("sales of known customers")
                .isEqualTo(truth("online-retail").get("valid_sales_rows").asLong());
        assertThat(summary.get("duplicates").asLong()).isPositive();
        System.out.println("online-retail: " + summary);
    }

    @Test
    void theServiceDesksLogLosesNothingInFileOrderUnlessABoundIsAskedFor() throws Exception {
        backtest("itsm", "itsm", "P1D,all");
        JsonNode unbounded = summary();
        assertThat(unbounded.get("rejected").has("too-late")).isFalse();
        assertAddsUp();

        List<String> losses = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (String bound : List.of("PT0S", "P7D", "P30D", "P90D", "P180D", "P365D")) {
            backtest("itsm", "itsm", "P1D,all", "--out-of-orderness", bound, "--allowed-lateness", "PT0S");
            long tooLate = summary().at("/rejected/too-late").asLong();
            assertAddsUp();
            losses.add(bound + " loses " + tooLate);
            assertThat(tooLate).isLessThanOrEqualTo(before);
            before = tooLate;
        }
        assertThat(before).as("a bound of a year").isZero();
        System.out.println("itsm: of " + unbounded.get("read") + " events in file order, an out-of-orderness of "
                + String.join(", ", losses));
    }

    private void backtest(String folder, String mapping, String windows, String... more) throws IOException {
        Path data = DATA.resolve(folder);
        Needs.beside(data);
        try (Stream<Path> files = Files.list(data)) {
            String file = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".csv.gz"))
                    .findFirst()
                    .orElseThrow();
            run(file, folder, mapping, windows, more);
        }
    }

    private void run(String file, String folder, String mapping, String windows, String... more) {
        Path data = DATA.resolve(folder);
        List<String> command = new ArrayList<>(List.of(
                "backtest",
                "--events",
                data.resolve(file).toString(),
                "--mapping",
                "docs/examples/mappings/" + mapping + ".yaml",
                "--windows",
                windows,
                "--out",
                out.toString()));
        command.addAll(Arrays.asList(more));
        assertThat(Main.run(command.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
    }

    private static JsonNode truth(String folder) throws IOException {
        Path truth = DATA.resolve(folder).resolve("TRUTH.json");
        Needs.beside(truth);
        return JSON.readTree(truth.toFile());
    }

    private JsonNode summary() throws IOException {
        return JSON.readTree(out.resolve("summary.json").toFile());
    }

    private Map<String, JsonNode> cells(String window) throws IOException {
        Map<String, JsonNode> cells = new TreeMap<>();
        try (Stream<String> lines = Files.lines(out.resolve("signals.ndjson"))) {
            lines.forEach((Consumer<String>) line -> {
                try {
                    JsonNode record = JSON.readTree(line);
                    JsonNode cell = record.get("cell");
                    if (record.get("window").asText().equals(window)) {
                        cells.put(
                                cell.get("segment").asText() + "/"
                                        + cell.get("touchpoint").asText() + "/"
                                        + cell.get("channel").asText(),
                                record);
                    }
                } catch (IOException e) {
                    throw new AssertionError(line, e);
                }
            });
        }
        return cells;
    }

    private void assertAddsUp() throws IOException {
        JsonNode summary = summary();
        long rejected = 0;
        for (JsonNode count : summary.get("rejected")) {
            rejected += count.asLong();
        }
        assertThat(summary.get("accepted").asLong()
                        + rejected
                        + summary.get("duplicates").asLong())
                .isEqualTo(summary.get("read").asLong());
        try (Stream<String> lines = Files.lines(out.resolve("rejected.ndjson"))) {
            assertThat(lines.count()).as("a record for each rejection").isEqualTo(rejected);
        }
    }

    private static void assertRating(JsonNode record, JsonNode item, String name) {
        assertThat(record).as(name).isNotNull();
        assertThat(rating(record))
                .as(name)
                .isEqualTo(item.get("n_valid").asLong() + " answers, "
                        + item.get("n_top2").asLong() + " satisfied, mean "
                        + "%.4f".formatted(item.get("mean").asDouble()));
        assertThat(record.at("/signals/csat/dissatisfied").asLong())
                .as("dissatisfied of " + name)
                .isEqualTo(item.get("n_bottom2").asLong());
    }

    private static String rating(JsonNode record) {
        JsonNode csat = record.at("/signals/csat");
        return csat.get("n").asLong() + " answers, "
                + csat.get("satisfied").asLong() + " satisfied, mean "
                + "%.4f".formatted(csat.get("mean").asDouble());
    }

    private static String kebab(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
