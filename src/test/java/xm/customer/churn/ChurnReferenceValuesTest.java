package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import xm.Needs;
import xm.signal.Vectors;

/** Every reference value that exists for the models and the score, each to its tolerance. */
class ChurnReferenceValuesTest {
    private static final BuyingModel BG = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final BuyingModel MBG = new MbgNbd(0.525, 6.183, 0.891, 1.614);

    @Test
    void bgNbd() throws IOException {
        Vectors vectors = Vectors.of("clv_bgnbd");
        for (JsonNode one : vectors.group("published").cases()) {
            assertThat(published(one)).as("%s", one).isCloseTo(number(one, "value"), within(number(one, "tolerance")));
        }
        Vectors.Group btyd = vectors.group("reference_btyd");
        for (JsonNode one : btyd.cases()) {
            assertCustomer(BG, one, btyd.tolerance());
            assertRelative(
                    one,
                    BG.logLikelihood(x(one), number(one, "t_x"), number(one, "T")),
                    number(one, "log_likelihood"),
                    btyd.tolerance());
        }
        Vectors.Group expectation = vectors.group("expectation");
        for (JsonNode one : expectation.cases()) {
            double expected = number(one, "expected_purchases");
            assertRelative(one, BG.expectedPurchases(number(one, "t")), expected, expectation.tolerance());
        }
        Vectors.Group overflow = vectors.group("overflow");
        for (JsonNode one : overflow.cases()) {
            double recency = number(one, "t_x");
            double age = number(one, "T");
            assertRelative(one, BG.goneLogOdds(x(one), recency, age), number(one, "log_odds_dead"), 1e-12);
            assertRelative(one, BG.pAlive(x(one), recency, age), number(one, "p_alive"), overflow.tolerance());
        }
        Vectors.Group threshold = vectors.group("threshold_time");
        for (JsonNode one : threshold.cases()) {
            double recency = number(one, "t_x");
            double level = number(one, "threshold");
            double bg = BG.pAliveThresholdTime(x(one), recency, level);
            if (one.path("bg_T_cross").isNull()) {
                assertThat(bg).as("%s", one).isInfinite();
            } else {
                assertRelative(one, bg, number(one, "bg_T_cross"), threshold.tolerance());
                assertThat(BG.pAlive(x(one), recency, bg)).isCloseTo(level, within(1e-9));
            }
            double mbg = MBG.pAliveThresholdTime(x(one), recency, level);
            assertRelative(one, mbg, number(one, "mbg_T_cross"), threshold.tolerance());
            assertThat(mbg < recency)
                    .as("%s", one)
                    .isEqualTo(one.path("mbg_already_below_at_t_x").asBoolean());
        }
        assertThat(vectors.unused()).isEmpty();
        assertThat(vectors.used()).isEqualTo(79);
    }

    @Test
    void mbgNbd() throws IOException {
        Vectors vectors = Vectors.of("clv_mbgnbd");
        List<double[]> customers = customers();
        double logLikelihood = sum(MBG, customers);
        for (JsonNode one : vectors.group("published").cases()) {
            if (one.path("param").asText().equals("log_likelihood")) {
                assertThat(logLikelihood).isCloseTo(number(one, "value"), within(0.01));
            } else {
                // nowhere near the published parameters is a customer's history likelier
                assertThat(logLikelihood)
                        .isGreaterThan(sum(moved(one.path("param").asText(), 1.1), customers));
                assertThat(logLikelihood)
                        .isGreaterThan(sum(moved(one.path("param").asText(), 0.9), customers));
            }
        }
        Vectors.Group reference = vectors.group("reference");
        for (JsonNode one : reference.cases()) {
            assertCustomer(MBG, one, reference.tolerance());
        }
        assertThat(vectors.unused()).isEmpty();
        assertThat(vectors.used()).isEqualTo(30);
    }

    @Test
    void contracts() throws IOException {
        Vectors vectors = Vectors.of("sbg");
        List<JsonNode> curves = vectors.group("curves").cases();
        for (JsonNode fit : vectors.group("data_fit").cases()) {
            ShiftedBetaGeometric contract = contract(fit);
            assertThat(ofAThousand(contract, fit, curves)).isCloseTo(number(fit, "log_likelihood"), within(1e-6));
            ShiftedBetaGeometric beside = new ShiftedBetaGeometric(contract.alpha() * 1.01, contract.beta());
            assertThat(ofAThousand(beside, fit, curves)).isLessThan(number(fit, "log_likelihood"));
        }
        for (JsonNode one : curves) {
            double period = number(one, "t");
            assertThat(contract(one).survival(period)).isCloseTo(number(one, "survival"), within(1e-10));
            if (period > 0) {
                assertThat(contract(one).retention(period)).isCloseTo(number(one, "retention"), within(1e-10));
                assertThat(contract(one).hazard(period)).isCloseTo(number(one, "hazard"), within(1e-10));
                assertThat(contract(one).riskWithin(period - 1, 1)).isCloseTo(number(one, "hazard"), within(1e-10));
            }
        }
        assertThat(vectors.unused()).isEmpty();
        assertThat(vectors.used()).isEqualTo(28);
    }

    @Test
    void score() throws IOException {
        Vectors vectors = Vectors.of("churn_score");
        Vectors.Group tarp = vectors.group("tarp");
        for (JsonNode one : tarp.cases()) {
            assertRelative(one, LogOdds.of(1 - number(one, "loyal")), number(one, "log_odds_leave"), 1e-12);
        }
        for (JsonNode one : vectors.group("published_effects").cases()) {
            double ratio = LogOdds.of(number(one, "p_a")) - LogOdds.of(number(one, "p_b"));
            assertRelative(one, ratio, number(one, "log_odds_ratio"), 1e-12);
        }
        vectors.leaveOut("published_single", "facts for people, 7 of them, with nothing to compute");
        List<JsonNode> trace = vectors.group("trace").cases();
        for (JsonNode one : trace) {
            assertTrace(one);
        }
        JsonNode events = trace.get(0).path("events");
        for (JsonNode one : vectors.group("order_independence").cases()) {
            Evidence evidence = new Evidence();
            for (JsonNode what : one.path("order")) {
                events.forEach(event -> {
                    if (event.path(1).equals(what)) {
                        add(evidence, event);
                    }
                });
            }
            assertScore(one, evidence, -2.9444389791664403);
        }
        for (JsonNode one : vectors.group("with_p_alive").cases()) {
            double pAlive = MBG.pAlive(x(one), number(one, "t_x_weeks"), number(one, "T_weeks"));
            double base = LogOdds.of(1 - pAlive);
            assertThat(pAlive).as("%s", one).isCloseTo(number(one, "p_alive"), within(1e-12));
            assertThat(base).as("%s", one).isCloseTo(number(one, "base_log_odds"), within(1e-12));
            assertThat(LogOdds.probability(base + number(one, "evidence_log_odds")))
                    .as("%s", one)
                    .isCloseTo(number(one, "risk"), within(1e-12));
        }
        assertThat(vectors.unused()).isEmpty();
        assertThat(vectors.used()).isEqualTo(54 - 7);
    }

    private static double published(JsonNode one) throws IOException {
        return switch (one.path("what").asText()) {
            case "log_likelihood_2357_customers" -> sum(BG, customers());
            case "conditional_expected_purchases" ->
                BG.expectedPurchases(x(one), number(one, "t_x"), number(one, "T"), number(one, "t"));
            case "expected_purchases" -> BG.expectedPurchases(number(one, "t"));
            case "pmf" -> repeats(number(one, "t"), one.path("n").asInt());
            case "p_alive" -> BG.pAlive(x(one), number(one, "t_x"), number(one, "T"));
            default -> throw new AssertionError("nothing computes " + one);
        };
    }

    /**
     * The probability of so many repeat purchases within a time is the likelihood of one history, summed over all: over
     * the time of the last, before which the others may lie anywhere.
     */
    private static double repeats(double time, int repeats) {
        if (repeats == 0) {
            assertThat(BG.riskWithin(0, 0, 0, time)).isCloseTo(Math.exp(BG.logLikelihood(0, 0, time)), within(1e-14));
            return BG.riskWithin(0, 0, 0, time);
        }
        double logOrders = LogGamma.of(repeats);
        return simpson(
                last -> last == 0 && repeats > 1
                        ? 0
                        : Math.exp(BG.logLikelihood(repeats, last, time) + (repeats - 1) * Math.log(last) - logOrders),
                time);
    }

    private static double simpson(DoubleUnaryOperator density, double end) {
        int steps = 20_000;
        double sum = density.applyAsDouble(0) + density.applyAsDouble(end);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * density.applyAsDouble(i * end / steps);
        }
        return sum * end / steps / 3;
    }

    private static void assertCustomer(BuyingModel model, JsonNode one, double tolerance) {
        double recency = number(one, "t_x");
        double age = number(one, "T");
        assertRelative(one, model.pAlive(x(one), recency, age), number(one, "p_alive"), tolerance);
        double purchases = model.expectedPurchases(x(one), recency, age, number(one, "t"));
        assertRelative(one, purchases, number(one, "expected_purchases_in_t"), tolerance);
    }

    private static void assertTrace(JsonNode one) {
        double at = number(one, "at");
        Evidence evidence = new Evidence();
        one.path("events").forEach(event -> {
            if (event.path(0).asDouble() <= at) {
                add(evidence, event);
            }
        });
        Score score = assertScore(one, evidence, number(one, "base_log_odds"));
        JsonNode contributions = one.path("contributions");
        assertThat(score.contributions()).hasSize(contributions.size() + 1);
        contributions
                .properties()
                .forEach(expected -> assertThat(score.contributions())
                        .as("%s", one)
                        .anySatisfy(it -> {
                            assertThat(it.what())
                                    .isEqualTo(kind(expected.getKey()).wireName());
                            assertThat(it.logOdds())
                                    .isCloseTo(expected.getValue().asDouble(), within(1e-12));
                        }));
    }

    private static Score assertScore(JsonNode one, Evidence evidence, double baseLogOdds) {
        ChurnBase base = new ChurnBase.Prior(LogOdds.probability(baseLogOdds), 0, "a reference value");
        Score score = new ChurnScorer(Rules.of(base)).score("any", null, evidence, 0, millis(number(one, "at")));
        assertThat(score.logOdds()).as("%s", one).isCloseTo(number(one, "log_odds"), within(1e-12));
        assertThat(score.risk()).as("%s", one).isCloseTo(number(one, "risk"), within(1e-12));
        return score;
    }

    private static void add(Evidence evidence, JsonNode event) {
        evidence.add(
                EvidenceWeights.DEFAULT,
                kind(event.path(1).asText()),
                event.path(2).asDouble(),
                millis(event.path(0).asDouble()));
    }

    private static EvidenceKind kind(String name) {
        return switch (name) {
            case "low_csat" -> EvidenceKind.LOW_SATISFACTION;
            case "high_effort_case" -> EvidenceKind.HIGH_EFFORT;
            case "cancel_page_view" -> EvidenceKind.CANCELLATION_PAGE;
            default -> EvidenceKind.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    /** The likelihood of what became of a thousand contracts in seven years. */
    private static double ofAThousand(ShiftedBetaGeometric contract, JsonNode fit, List<JsonNode> curves) {
        double sum = 0;
        double there = 1000;
        for (JsonNode one : curves) {
            int period = one.path("t").asInt();
            if (one.path("segment").equals(fit.path("segment")) && period >= 1 && period <= 7) {
                double left = there - 10 * number(one, "observed_pct");
                sum += left * contract.logLeft(period);
                there -= left;
            }
        }
        return sum + there * contract.logSurvival(7);
    }

    private static ShiftedBetaGeometric contract(JsonNode one) {
        return new ShiftedBetaGeometric(number(one, "alpha"), number(one, "beta"));
    }

    private static BuyingModel moved(String parameter, double by) {
        return new MbgNbd(
                MBG.r() * (parameter.equals("r") ? by : 1),
                MBG.alpha() * (parameter.equals("alpha") ? by : 1),
                MBG.a() * (parameter.equals("a") ? by : 1),
                MBG.b() * (parameter.equals("b") ? by : 1));
    }

    private static double sum(BuyingModel model, List<double[]> customers) {
        return customers.stream()
                .mapToDouble(it -> model.logLikelihood((int) it[0], it[1], it[2]))
                .sum();
    }

    /** Repeats, recency and age in weeks of each customer of CDNOW. */
    private static List<double[]> customers() throws IOException {
        Path file = Path.of("..", "shared", "data", "cdnow", "lifetimes_cdnow_customers_summary.csv");
        Needs.beside(file);
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(it -> new double[] {Integer.parseInt(it[1]), Double.parseDouble(it[2]), Double.parseDouble(it[3])})
                .toList();
    }

    private static void assertRelative(JsonNode one, double actual, double expected, double tolerance) {
        assertThat(actual).as("%s", one).isCloseTo(expected, within(tolerance * Math.max(1e-300, Math.abs(expected))));
    }

    private static int x(JsonNode one) {
        return one.path("x").asInt();
    }

    private static double number(JsonNode one, String member) {
        return one.required(member).asDouble();
    }

    private static long millis(double seconds) {
        return Math.round(1000 * seconds);
    }
}
