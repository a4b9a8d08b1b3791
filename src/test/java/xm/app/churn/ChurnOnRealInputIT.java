package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.Needs;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.codec.mapping.Mapping;
import xm.customer.churn.BuyingModel;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;

/** Churn on two public histories: one on which the models are published, and one on which they fail. */
class ChurnOnRealInputIT {
    private static final Path DATA = Path.of("../shared/data");
    private static final long DAY = History.DAY_MILLIS;
    private static final int DRAWS = 200;
    private static final long CDNOW_UNTIL =
            Instant.parse("1997-10-01T00:00:00Z").toEpochMilli();
    private static final long RETAIL_UNTIL =
            Instant.parse("2011-07-01T00:00:00Z").toEpochMilli();

    @Test
    void onCdnowTheFitsAreThePublishedOnes() throws Exception {
        Histories cdnow = read("cdnow", "CDNOW_sample.txt.gz", CDNOW_UNTIL);
        JsonNode truth = truth("cdnow").at("/sample/bgnbd_cal_to_1997-09-30_holdout_to_1998-06-30");
        assertThat(cdnow.rejected()).isEmpty();

        BuyingFit bgNbd = BuyingFit.of(BuyingFit.Kind.BG_NBD, cdnow.customers(), CDNOW_UNTIL);
        assertThat(bgNbd.customers()).isEqualTo(truth.get("customers").asInt());
        assertThat(bgNbd.repeaters())
                .isEqualTo(truth.get("repeaters_in_calibration").asInt());
        assertFit(bgNbd, 0.243, 4.414, 0.793, 2.426, -9582.4);
        JsonNode fit = truth.get("bgnbd_fit");
        assertThat(bgNbd.logLikelihood()).isCloseTo(fit.get("log_likelihood").asDouble(), within(0.001));
        assertThat(bgNbd.model().alpha()).isCloseTo(fit.get("alpha").asDouble(), within(0.001));

        BuyingFit mbgNbd = BuyingFit.of(BuyingFit.Kind.MBG_NBD, cdnow.customers(), CDNOW_UNTIL);
        assertFit(mbgNbd, 0.525, 6.183, 0.891, 1.614, -9582.1);
    }

    @Test
    void onCdnowRisksComeTrue() throws Exception {
        Histories cdnow = read("cdnow", "CDNOW_sample.txt.gz", CDNOW_UNTIL);
        JsonNode truth = truth("cdnow").at("/sample/bgnbd_cal_to_1997-09-30_holdout_to_1998-06-30");
        for (BuyingFit.Kind kind : BuyingFit.Kind.values()) {
            ChurnFit fit = fit(cdnow, kind, CDNOW_UNTIL, 273);
            assertThat(fit.otherwise().base().model()).isEqualTo(kind.toString());
            Evaluation evaluation = evaluate(cdnow, fit.rules("test", 273 * DAY), CDNOW_UNTIL);
            System.out.printf("cdnow, %s: %s%n", kind, evaluation);
            assertThat(evaluation.customers()).isEqualTo(2_357);
            assertThat(1 - evaluation.baseRate())
                    .isCloseTo(truth.get("active_in_holdout").asDouble() / 2_357, within(1e-12));
            // 0.757 to the three digits that are shown
            assertThat(evaluation.auc().value()).as("AUC of " + kind).isGreaterThan(0.7565);
            assertThat(evaluation.calibrationError().value())
                    .as("ECE of " + kind)
                    .isLessThan(0.05);
            assertThat(evaluation.recencyAuc().value())
                    .isCloseTo(
                            truth.at("/auc_holdout_active/minus_days_since_last_all")
                                    .asDouble(),
                            within(0.0005));
        }
    }

    @Test
    void onOnlineRetailTheFitIsRefusedAndTheTableRanksBetter() throws Exception {
        Histories retail = read("online-retail", "onlineretail.csv.gz", RETAIL_UNTIL);
        JsonNode truth = truth("online-retail").get("eval_cal_to_2011-06-30_holdout_to_2011-12-09");
        ChurnFit fit = fit(retail, BuyingFit.Kind.MBG_NBD, RETAIL_UNTIL, 162);
        ChurnBase otherwise = fit.otherwise().base();
        assertThat(otherwise.model()).isEqualTo(ChurnBase.Fallback.NAME);
        assertThat(otherwise.reason())
                .isEqualTo("maximum likelihood ran to the edge of what makes sense (a fell to 0.001, b rose to 1000)");
        assertThat(otherwise.customers()).isEqualTo(truth.get("customers").asLong());

        Evaluation fallback = evaluate(retail, fit.rules("test", 162 * DAY), RETAIL_UNTIL);
        assertThat(fallback.recencyAuc().value())
                .isCloseTo(
                        truth.at("/auc_holdout_active/minus_days_since_last_all")
                                .asDouble(),
                        within(0.001));
        double published =
                truth.at("/auc_holdout_active/expected_purchases_all").asDouble();
        System.out.printf(
                "online-retail, fallback: %s%nthe fitted model's AUC is said to be %s%n", fallback, published);
        assertThat(fallback.auc().value()).isGreaterThan(published);
        assertThat(fallback.calibrationError().value()).isLessThan(0.05);
        for (BuyingFit.Kind kind : BuyingFit.Kind.values()) {
            BuyingFit refused = BuyingFit.of(kind, retail.customers(), RETAIL_UNTIL);
            assertThat(refused.problem()).as(kind.toString()).isPresent();
            Evaluation model = evaluate(retail, only(refused.base(0.5, 0)), RETAIL_UNTIL);
            System.out.printf("online-retail, %s all the same: AUC %s%n", kind, model.auc());
            assertThat(fallback.auc().value()).isGreaterThan(model.auc().value());
        }
    }

    private static void assertFit(BuyingFit fit, double r, double alpha, double a, double b, double logLikelihood) {
        System.out.printf("cdnow: %s, log-likelihood %.4f%n", fit.parameters(), fit.logLikelihood());
        BuyingModel model = fit.model();
        assertThat(fit.problem()).isEmpty();
        assertThat(model.r()).isCloseTo(r, within(0.0005));
        assertThat(model.alpha()).isCloseTo(alpha, within(0.0005));
        assertThat(model.a()).isCloseTo(a, within(0.0005));
        assertThat(model.b()).isCloseTo(b, within(0.0005));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(0.05));
    }

    private static ChurnFit fit(Histories histories, BuyingFit.Kind kind, long until, int horizonDays) {
        return ChurnFit.of(histories, new ChurnFit.Plan(until, horizonDays * DAY, kind, Set.of(), 30 * DAY));
    }

    private static Evaluation evaluate(Histories histories, ChurnRules rules, long until) {
        return ChurnEvaluation.of(histories, rules, until, DRAWS).get(0).evaluation();
    }

    private static ChurnRules only(ChurnBase base) {
        ChurnRules rules = ChurnRules.DEFAULT;
        return new ChurnRules(
                "test", 162 * DAY, rules.threshold(), rules.releaseBelow(), rules.segments(), base, rules.weights());
    }

    private static Histories read(String folder, String file, long until) {
        Path data = DATA.resolve(folder).resolve(file);
        Needs.beside(data);
        HistoryReader reader = new HistoryReader(until);
        reader.readEvents(
                List.of(data),
                Mapping.load(Path.of("docs/examples/mappings", folder + ".yaml")),
                DecodeSettings.withPseudonym(new Pseudonym("0123456789abcdef".getBytes(StandardCharsets.UTF_8))),
                bytes -> {});
        return reader.histories();
    }

    private static JsonNode truth(String folder) throws Exception {
        return new JsonMapper()
                .readTree(DATA.resolve(folder).resolve("TRUTH.json").toFile());
    }
}
