package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.AirportFacilities;
import xm.Needs;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.CaseUpdate;
import xm.event.Kind;
import xm.event.Touchpoint;

/** What the example mappings make of real public files, counted plainly, equals what the files themselves say. */
class RealMappingsTest {
    private static final Path MAPPINGS = Path.of("docs/examples/mappings");
    private static final Path DATA = Path.of("../shared/data");
    private static final double ROUNDED = 0.00005 + 1e-9;

    @Test
    void airlineAnswersPerTouchpointAndClass() throws Exception {
        JsonNode truth = truth("airline");
        Map<String, Answers> all = new TreeMap<>();
        read("airline", "airline/kaggle_test_25976.csv.gz", arrival -> {
            Touchpoint event = arrival.event();
            count(all, event.touchpoint(), event);
            count(all, event.segment() + "/" + event.touchpoint(), event);
        });
        truth.get("overall")
                .properties()
                .forEach(item -> all.get(kebab(item.getKey())).shouldBe(item.getValue()));
        assertThat(truth.get("overall")).hasSize(14);
        truth.get("by_class")
                .properties()
                .forEach(byClass -> byClass.getValue()
                        .properties()
                        .forEach(item -> all.get(kebab(byClass.getKey()) + "/" + kebab(item.getKey()))
                                .shouldBe(item.getValue())));
        assertThat(all).hasSize(14 + 3 * 14);
    }

    @Test
    void airportAnswersPerFacilityInEveryYear() throws Exception {
        JsonNode truth = truth("airport");
        List<String> facilities = AirportFacilities.IN_ORDER;
        for (int year = 2013; year <= 2017; year++) {
            Map<String, Answers> all = new TreeMap<>();
            String may = year + "-05-";
            read("airport", "airport/" + year + "_SFO_Customer_Survey.csv.gz", arrival -> {
                assertThat(Instant.ofEpochMilli(arrival.event().timeMillis()).toString())
                        .startsWith(may);
                count(all, arrival.event().touchpoint(), arrival.event());
            });
            List<JsonNode> items = new ArrayList<>();
            truth.get(String.valueOf(year)).get("items").forEach(items::add);
            assertThat(items).hasSameSizeAs(facilities);
            for (int i = 0; i < items.size(); i++) {
                all.get(facilities.get(i)).shouldBe(items.get(i));
            }
        }
    }

    @Test
    void airportNetPromotersOf2017PerBoardingArea() throws Exception {
        JsonNode truth = truth("airport").get("2017");
        Map<String, Nps> all = new TreeMap<>();
        read("airport", "airport/2017_SFO_Customer_Survey.csv.gz", arrival -> {
            Touchpoint event = arrival.event();
            if (event.survey().nps() != null) {
                all.computeIfAbsent("all", key -> new Nps()).add(event.survey().nps());
                all.computeIfAbsent(event.segment(), key -> new Nps())
                        .add(event.survey().nps());
            }
        });
        assertThat(all.get("all").answers).isEqualTo(2_746);
        assertThat(all.get("all").value()).isEqualTo(39.84, offset(0.005));
        truth.get("nps_by_boarding_area").properties().forEach(area -> {
            Nps counted = all.get("boarding-area-" + kebab(area.getKey()));
            assertThat(counted.answers).isEqualTo(area.getValue().get("n").asInt());
            assertThat(counted.value()).isEqualTo(area.getValue().get("nps").asDouble(), offset(ROUNDED));
        });
    }

    @Test
    void onlineRetailLosesNoRow() throws Exception {
        JsonNode truth = truth("online-retail");
        Map<String, Integer> refused = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        int[] rows = {0, 0};
        read("online-retail", "online-retail/onlineretail.csv.gz", arrival -> {
            rows[0]++;
            if (arrival.isAccepted()) {
                rows[1]++;
                ids.add(arrival.event().id());
            } else {
                refused.merge(arrival.rejection().reason().wireName(), 1, Integer::sum);
            }
        });
        int allRefused = refused.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(rows[0]).isEqualTo(truth.get("rows").asInt());
        assertThat(rows[1] + allRefused).isEqualTo(rows[0]);
        assertThat(refused).containsOnlyKeys("missing-field", "out-of-range");
        assertThat(refused.get("missing-field"))
                .isEqualTo(truth.get("rows_without_customer").asInt());
        assertThat(rows[1])
                .as("sales, and what was given away")
                .isGreaterThanOrEqualTo(truth.get("valid_sales_rows").asInt());
        assertThat(rows[1] - ids.size())
                .as("duplicates among accepted rows")
                .isPositive()
                .isLessThanOrEqualTo(truth.get("exact_duplicate_rows").asInt());
    }

    @Test
    void cdnowLosesNoOrder() throws Exception {
        JsonNode truth = truth("cdnow").get("sample");
        Set<String> customers = new HashSet<>();
        BigDecimal[] money = {BigDecimal.ZERO};
        int[] counts = {0, 0};
        read("cdnow", "cdnow/CDNOW_sample.txt.gz", arrival -> {
            counts[0]++;
            counts[1] += arrival.event().purchase().items();
            money[0] = money[0].add(arrival.event().purchase().amount());
            customers.add(arrival.event().customer());
        });
        assertThat(counts)
                .containsExactly(
                        truth.get("rows").asInt(), truth.get("total_cds").asInt());
        assertThat(customers).hasSize(truth.get("customers").asInt());
        assertThat(money[0]).isEqualByComparingTo(truth.get("total_usd").decimalValue());
    }

    @Test
    void serviceDeskKeepsItsWordPerPriority() throws Exception {
        JsonNode truth = truth("itsm");
        Map<String, Touchpoint> events = new TreeMap<>();
        Map<String, Touchpoint> closings = new TreeMap<>();
        read("itsm", "itsm/incident_event_log.csv.gz", arrival -> {
            assertThat(arrival.rejection()).isNull();
            Touchpoint event = arrival.event();
            events.putIfAbsent(event.id(), event);
            if (event.kind() == Kind.CASE && event.caseUpdate().status() == CaseUpdate.Status.CLOSED) {
                closings.put(event.journey(), event);
            }
        });
        assertThat(events.keySet().stream().filter(id -> id.endsWith("/came-back-1")))
                .hasSize(truth.get("incidents_reopened").asInt());
        assertThat(events.values().stream()
                        .filter(event -> event.id().endsWith("/contact"))
                        .filter(event -> event.contact().transfers() >= 2))
                .hasSize(truth.get("incidents_reassigned_2+").asInt());
        truth.get("made_sla_share_by_priority").properties().forEach(priority -> {
            List<Boolean> verdicts = closings.values().stream()
                    .filter(event -> event.segment().equals("priority-" + priority.getKey()))
                    .map(event -> event.caseUpdate().isInTarget())
                    .toList();
            assertThat(verdicts).hasSize(priority.getValue().get("incidents").asInt());
            assertThat((double) verdicts.stream().filter(it -> it).count() / verdicts.size())
                    .isEqualTo(priority.getValue().get("made_sla").asDouble(), offset(ROUNDED));
        });
    }

    private static void count(Map<String, Answers> all, String key, Touchpoint event) {
        if (event.survey().csat() != null) {
            all.computeIfAbsent(key, name -> new Answers())
                    .add(event.survey().csat().score());
        }
    }

    private static void read(String mapping, String file, Consumer<Arrival> reader) {
        DecodeSettings settings =
                DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
        Mapping read = Mapping.load(MAPPINGS.resolve(mapping + ".yaml"));
        try (Recording recording = new Recording(DATA.resolve(file), read, settings)) {
            recording.forEachRemaining(recorded -> reader.accept(recorded.arrival()));
        }
    }

    private static JsonNode truth(String folder) throws IOException {
        Path file = DATA.resolve(folder).resolve("TRUTH.json");
        Needs.beside(file);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String kebab(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "-" + b)
                .orElseThrow();
    }

    private static final class Answers {
        private int answers;
        private int satisfied;
        private long sum;

        void add(int score) {
            answers++;
            satisfied += score >= 4 ? 1 : 0;
            sum += score;
        }

        void shouldBe(JsonNode truth) {
            assertThat(answers).isEqualTo(truth.get("n_valid").asInt());
            assertThat(satisfied).isEqualTo(truth.get("n_top2").asInt());
            assertThat((double) sum / answers).isEqualTo(truth.get("mean").asDouble(), offset(ROUNDED));
        }
    }

    private static final class Nps {
        private int answers;
        private int promoters;
        private int detractors;

        void add(int score) {
            answers++;
            promoters += score >= 9 ? 1 : 0;
            detractors += score <= 6 ? 1 : 0;
        }

        double value() {
            return 100.0 * (promoters - detractors) / answers;
        }
    }
}
