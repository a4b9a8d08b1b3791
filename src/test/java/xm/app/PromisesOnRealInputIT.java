package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.AirportFacilities;
import xm.Needs;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * An airport asks its guests for three weeks of each May, five years long: what is said of each of 15 promises at the end of
 * each survey is what the share of that year says.
 *
 * <p>A share is clearly below or above the promise when it lies outside the 95 % interval around it: 1.96 standard errors.
 */
class PromisesOnRealInputIT {
    private static final Path DATA = Path.of("../shared/data/airport");
    private static final double CLEARLY = 1.96;
    private static final Map<String, Double> PROMISED =
            Map.of("art", 0.65, "restaurants", 0.6, "shops", 0.6, "airtrain", 0.75, "airport", 0.75);
    private static final String BOOK = """
            version: 1
            promises:
              good:
                signal: csat
                by: [touchpoint]
                atLeast: 0.70
                falseAlarmEvery: P365D
                except:
                  - {touchpoint: art, atLeast: 0.65}
                  - {touchpoint: restaurants, atLeast: 0.60}
                  - {touchpoint: shops, atLeast: 0.60}
                  - {touchpoint: airtrain, atLeast: 0.75}
                  - {touchpoint: airport, atLeast: 0.75}
            """;

    @TempDir
    Path home;

    @Test
    void whatIsSaidAfterEachSurveyIsWhatItsShareSays() throws Exception {
        Needs.beside(DATA);
        List<Path> files = IntStream.rangeClosed(2013, 2017)
                .mapToObj(year -> DATA.resolve(year + "_SFO_Customer_Survey.csv.gz"))
                .toList();
        HeldRecording held = HeldRecording.of(files, "airport", BOOK, home, "--pane", "P1D", "--windows", "P1D");

        assertVerdicts(lastOfEachYear(held));
        assertAlerts(held);
    }

    private static void assertVerdicts(Map<String, VerdictState> said) throws IOException {
        JsonNode truth = new JsonMapper().readTree(DATA.resolve("TRUTH.json").toFile());
        int[] compared = new int[3];
        for (int place = 0; place < AirportFacilities.IN_ORDER.size(); place++) {
            String facility = AirportFacilities.IN_ORDER.get(place);
            VerdictState before = VerdictState.UNPROVEN;
            for (int year = 2013; year <= 2017; year++) {
                JsonNode item = new ArrayList<>(truth.at("/" + year + "/items").properties())
                        .get(place)
                        .getValue();
                double promised = PROMISED.getOrDefault(facility, 0.7);
                double n = item.get("n_valid").asDouble();
                double off = (item.get("n_top2").asDouble() / n - promised) / Math.sqrt(promised * (1 - promised) / n);
                VerdictState state = said.get(facility + year);
                String where = "%s in %d, %.1f standard errors from the promise".formatted(facility, year, off);
                if (off < -CLEARLY) {
                    assertThat(state).as(where).isEqualTo(VerdictState.BROKEN);
                    compared[0]++;
                } else if (off > CLEARLY) {
                    assertThat(state).as(where).isIn(VerdictState.KEPT, VerdictState.UNPROVEN);
                    compared[1]++;
                } else {
                    // too close to say: it only stays broken, which it does until it is shown to be better
                    assertThat(state != VerdictState.BROKEN || before == VerdictState.BROKEN)
                            .as(where)
                            .isTrue();
                    compared[2]++;
                }
                before = state;
            }
        }
        assertThat(said).hasSize(5 * AirportFacilities.IN_ORDER.size());
        System.out.printf(
                "airport: %d shares of a year clearly below the promise, %d clearly above, %d too close to say%n",
                compared[0], compared[1], compared[2]);
    }

    private static void assertAlerts(HeldRecording held) throws IOException {
        Map<String, Alert> last = new LinkedHashMap<>();
        Map<String, Severity> loudest = new TreeMap<>();
        held.alerts(alert -> {
            last.put(alert.alertId(), alert);
            loudest.merge(alert.alertId(), alert.severity(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        });
        List<Alert> broken = last.values().stream()
                .filter(alert -> alert.kind() == AlertKind.PROMISE_BROKEN)
                .toList();
        List<Alert> silent = last.values().stream()
                .filter(alert -> alert.kind() == AlertKind.SOURCE_SILENT)
                .toList();
        Set<String> cells = new HashSet<>();
        broken.forEach(alert -> alert.cells()
                .forEach(cell ->
                        assertThat(cells.add(cell)).as("one alert for %s", cell).isTrue()));

        assertThat(broken).isNotEmpty();
        assertThat(silent)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(loudest.get(alert.alertId())).isEqualTo(Severity.TICKET));
        assertThat(last).hasSize(broken.size() + silent.size());
        System.out.printf("airport: %d alerts on %s, %d on silences%n", broken.size(), cells, silent.size());
    }

    /** By facility and year, as long as it was asked for. */
    private static Map<String, VerdictState> lastOfEachYear(HeldRecording held) throws IOException {
        Map<String, VerdictState> last = new TreeMap<>();
        held.verdicts(verdict -> {
            if (!verdict.isBlind() && isOfAll(verdict)) {
                String year =
                        Instant.ofEpochMilli(verdict.atMillis()).toString().substring(0, 4);
                last.put(verdict.cell().touchpoint() + year, verdict.state());
            }
        });
        return last;
    }

    private static boolean isOfAll(Verdict verdict) {
        return verdict.cell().segment().equals("*") && verdict.cell().channel().equals("*");
    }
}
