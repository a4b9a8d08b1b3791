package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.Needs;
import xm.app.ExitCode;
import xm.app.command.BacktestCommand;
import xm.app.command.ChurnCommand;
import xm.codec.ChurnFile;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recordings;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.ChurnScorer;
import xm.customer.churn.LogOdds;
import xm.event.Arrival;
import xm.event.Touchpoint;

/** Customers scored event by event in the flow have the risks that a look back at their whole history gives them. */
class StreamingScoresIT {
    private static final Path DATA = Path.of("../shared/data");
    private static final JsonMapper JSON = new JsonMapper();
    private static final DecodeSettings DECODING =
            DecodeSettings.withPseudonym(new Pseudonym("0123456789abcdef".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    Path home;

    @Test
    void onCdnowTheStreamsScoresAreThoseOfTheEvaluationAndComeTrue() throws Exception {
        Recorded cdnow = new Recorded("cdnow", "CDNOW_sample.txt.gz", "1997-10-01T00:00:00Z");
        ChurnRules rules = fit(cdnow, "P273D");
        assertThat(rules.otherwise().model()).isEqualTo("mbg-nbd");

        List<JsonNode> customers = customers(cdnow);
        assertThat(customers).hasSize(2_357).allSatisfy(customer -> {
            assertThat(customer.get("model").asText()).isEqualTo("mbg-nbd");
            assertThat(customer.has("reason")).isFalse();
        });
        assertScoresOfBatch(customers, cdnow, rules);

        Outcomes outcomes = outcomes(customers, cdnow, rules);
        System.out.printf(
                "cdnow, from customers.ndjson: AUC %.4f, ECE %.4f%n", outcomes.auc(), outcomes.calibrationError());
        assertThat(outcomes.auc()).isGreaterThanOrEqualTo(0.757);
        assertThat(outcomes.calibrationError()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void onOnlineRetailTheStreamScoresByTheFallbackAndSaysWhy() throws Exception {
        Recorded retail = new Recorded("online-retail", "onlineretail.csv.gz", "2011-07-01T00:00:00Z");
        ChurnRules rules = fit(retail, "P162D");
        String reason = "maximum likelihood ran to the edge of what makes sense (a fell to 0.001, b rose to 1000)";

        List<JsonNode> customers = customers(retail);
        assertThat(customers).hasSize(2_960).allSatisfy(customer -> {
            assertThat(customer.get("model").asText()).isEqualTo("fallback");
            assertThat(customer.get("reason").asText()).isEqualTo(reason);
        });
        assertScoresOfBatch(customers, retail, rules);

        Outcomes outcomes = outcomes(customers, retail, rules);
        System.out.printf(
                "online-retail, from customers.ndjson: AUC %.4f, ECE %.4f%n",
                outcomes.auc(), outcomes.calibrationError());
        double fitted = JSON.readTree(DATA.resolve("online-retail/TRUTH.json").toFile())
                .at("/eval_cal_to_2011-06-30_holdout_to_2011-12-09/auc_holdout_active/expected_purchases_all")
                .asDouble();
        assertThat(outcomes.auc()).isGreaterThan(fitted);
    }

    private ChurnRules fit(Recorded recorded, String horizon) {
        Path churn = home.resolve("CHURN.yaml");
        run(new ChurnCommand(), "fit --horizon " + horizon + " --out " + churn, recorded);
        return ChurnFile.load(churn).rules();
    }

    private List<JsonNode> customers(Recorded recorded) throws IOException {
        run(
                new BacktestCommand(),
                "--windows P1D,all --customers --churn " + home.resolve("CHURN.yaml") + " --out " + home,
                recorded);
        List<JsonNode> customers = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("customers.ndjson"))) {
            customers.add(JSON.readTree(line));
        }
        return customers;
    }

    private static void run(Object command, String options, Recorded recorded) {
        List<String> words = new ArrayList<>(List.of(options.split(" ")));
        words.addAll(List.of("--events", recorded.file().toString()));
        words.addAll(List.of("--mapping", recorded.mapping().toString()));
        words.addAll(List.of("--until", recorded.until()));
        assertThat(new CommandLine(command).execute(words.toArray(String[]::new)))
                .isEqualTo(ExitCode.DONE);
    }

    private static void assertScoresOfBatch(List<JsonNode> customers, Recorded recorded, ChurnRules rules) {
        Map<String, History> histories = recorded.histories();
        ChurnScorer scorer = new ChurnScorer(rules);
        assertThat(customers)
                .extracting(customer -> customer.get("customer").asText())
                .containsExactlyInAnyOrderElementsOf(histories.keySet());
        assertThat(customers).allSatisfy(customer -> {
            History history = histories.get(customer.get("customer").asText());
            double risk = customer.get("churnRisk").asDouble();
            assertThat(customer.get("segment").asText()).isEqualTo(history.segment());
            assertThat(customer.get("at").asText()).isEqualTo(recorded.until());
            assertThat(risk)
                    .isCloseTo(
                            scorer.risk(
                                    history.segment(),
                                    history.purchasesBefore(recorded.untilMillis()),
                                    null,
                                    history.firstSeenMillis(),
                                    recorded.untilMillis()),
                            within(1e-9));
            double why = 0;
            for (JsonNode part : customer.get("why")) {
                why += part.get("logOdds").asDouble();
            }
            assertThat(LogOdds.probability(why)).isCloseTo(risk, within(1e-12));
        });
    }

    private static Outcomes outcomes(List<JsonNode> customers, Recorded recorded, ChurnRules rules) {
        Map<String, History> histories = recorded.histories();
        double[] risks = new double[customers.size()];
        boolean[] isLost = new boolean[customers.size()];
        for (int i = 0; i < risks.length; i++) {
            JsonNode customer = customers.get(i);
            risks[i] = customer.get("churnRisk").asDouble();
            isLost[i] = !histories
                    .get(customer.get("customer").asText())
                    .buysWithin(recorded.untilMillis(), recorded.untilMillis() + rules.horizonMillis());
        }
        return Outcomes.of(risks, isLost);
    }

    /** A file of purchases, and the time that parts what is known from what comes true. */
    private record Recorded(String folder, String name, String until) {
        Recorded {
            Needs.beside(DATA.resolve(folder));
        }

        Path file() {
            return DATA.resolve(folder).resolve(name);
        }

        Path mapping() {
            return Path.of("docs/examples/mappings", folder + ".yaml");
        }

        long untilMillis() {
            return Instant.parse(until).toEpochMilli();
        }

        /** As the evaluation reads them; it keeps no names, but the order in which customers first come up. */
        Map<String, History> histories() {
            HistoryReader reader = new HistoryReader(untilMillis());
            reader.readEvents(List.of(file()), Mapping.load(mapping()), DECODING, bytes -> {});
            List<History> read = reader.histories().customers();
            Map<String, History> histories = new LinkedHashMap<>();
            List<String> known = known();
            assertThat(known).hasSameSizeAs(read);
            for (int i = 0; i < known.size(); i++) {
                histories.put(known.get(i), read.get(i));
            }
            return histories;
        }

        /** Who came up before the cut, in the order of the file. */
        private List<String> known() {
            Map<String, Boolean> customers = new LinkedHashMap<>();
            try (Recordings recordings = new Recordings(List.of(file()), Mapping.load(mapping()), DECODING)) {
                while (recordings.hasNext()) {
                    Arrival arrival = recordings.next().arrival();
                    if (arrival.isAccepted()) {
                        Touchpoint event = arrival.event();
                        customers.merge(event.customer(), event.timeMillis() < untilMillis(), Boolean::logicalOr);
                    }
                }
            }
            return customers.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
