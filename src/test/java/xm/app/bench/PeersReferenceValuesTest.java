package xm.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.promise.Sample;
import xm.promise.detect.Bets;
import xm.promise.detect.BreachDetector;
import xm.promise.detect.Evidence;
import xm.signal.Vectors;

/** The peers of the benchmark, and the best that can be, against values from elsewhere. */
class PeersReferenceValuesTest {
    private static final String NOT_OF_SHARES = "charts of normal data are not among the peers";

    @Test
    void theBestDelayOfSharesIsThatOfTheExactChain() throws IOException {
        Vectors vectors = Vectors.of("delay_bounds");
        Vectors.Group group = vectors.group("bernoulli");
        for (JsonNode one : group.cases()) {
            double before = number(one, "p0");
            double after = number(one, "p1");
            LogLikelihood steps = new LogLikelihood(before, after);
            isNear(steps.gainAfter(), number(one, "kl"), 1e-9);
            isNear(steps.lossBefore(), number(one, "kl_p0_p1"), 1e-9);
            isNear(steps.limitOfFastest(number(one, "arl0")), number(one, "page_wald_h"), 1e-6);
            isNear(steps.delayOfFastest(number(one, "arl0")), number(one, "page_wald_delay"), 1e-6);
            String[] gamma = one.path("gamma_rational").asText().split("/", -1);
            int down = Integer.parseInt(gamma[0]);
            int whole = Integer.parseInt(gamma[1]);
            int limit = (int) Math.round(number(one, "h_loglik") / (steps.ofBad() - steps.ofGood()) * whole);
            Cusum cusum = new Cusum(whole - down, down, limit);
            isNear(cusum.answersToAlarm(before), number(one, "arl0"), group.tolerance());
            isNear(cusum.answersToAlarm(after), number(one, "cusum_delay"), group.tolerance());
            Cusum fastest = Cusum.fastest(before, after, number(one, "arl0_target"));
            isNear(fastest.answersToAlarm(after), number(one, "cusum_delay"), 0.01);
        }
        vectors.leaveOut("normal", NOT_OF_SHARES);
        vectors.leaveOut("exact_normal", NOT_OF_SHARES);
        assertThat(vectors.used()).isGreaterThanOrEqualTo(28);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void theCusumOfSharesIsThatOfTheLiterature() throws IOException {
        Vectors vectors = Vectors.of("bernoulli_detection");
        for (JsonNode one : vectors.group("weights").cases()) {
            LogLikelihood steps = new LogLikelihood(number(one, "p0"), number(one, "p1"));
            assertThat(steps.ofBad()).isCloseTo(number(one, "w_bad"), within(1e-12));
            assertThat(steps.ofGood()).isCloseTo(number(one, "w_ok"), within(1e-12));
            assertThat(steps.gamma()).isCloseTo(number(one, "gamma"), within(1e-12));
            assertThat(steps.gainAfter()).isCloseTo(number(one, "kl_p1_p0"), within(1e-12));
            assertThat(steps.lossBefore()).isCloseTo(number(one, "kl_p0_p1"), within(1e-12));
        }
        for (JsonNode one : vectors.group("exact_anos").cases()) {
            int m = one.path("m").intValue();
            Cusum cusum = new Cusum(m - 1, 1, (int) Math.round(number(one, "h_in_x_units") * m));
            isNear(cusum.answersToAlarm(number(one, "p0")), number(one, "anos_p0"), 1e-8);
            isNear(cusum.answersToAlarm(number(one, "p1_design")), number(one, "anos_p1"), 1e-8);
        }
        for (JsonNode one : vectors.group("cusum_traces").cases()) {
            LogLikelihood steps = new LogLikelihood(number(one, "p0"), number(one, "p1"));
            double sum = 0;
            for (int i = 0; i < one.path("bad").size(); i++) {
                sum = Math.max(0, sum + (one.path("bad").path(i).intValue() == 1 ? steps.ofBad() : steps.ofGood()));
                assertThat(sum).isCloseTo(one.path("S").path(i).doubleValue(), within(1e-12));
            }
        }
        for (JsonNode one : vectors.group("sr_traces").cases()) {
            double before = number(one, "p0");
            double bet = (number(one, "p1") / before - 1) / (1 - before);
            BreachDetector detector = new BreachDetector(1 - before, number(one, "A"), Bets.equal(bet));
            Evidence evidence = new Evidence();
            for (int i = 0; i < one.path("bad").size(); i++) {
                int bad = one.path("bad").path(i).intValue();
                detector.see(evidence, Sample.share(bad, 1 - bad), i);
                assertThat(Math.log(detector.value(evidence)))
                        .isCloseTo(one.path("log_R").path(i).doubleValue(), within(1e-9));
            }
        }
        vectors.leaveOut("risk_adjusted_published", "no chart with an expectation for each answer is shipped");
        vectors.leaveOut("glr_traces", "no likelihood maximised over drops is among the peers");
        vectors.leaveOut("sprt", "a test that ends with a yes is no detector");
        assertThat(vectors.used()).isGreaterThanOrEqualTo(60);
        assertThat(vectors.unused()).isEmpty();
    }

    @Test
    void burnRatesAreThoseOfTheWorkbook() throws IOException {
        Vectors vectors = Vectors.of("burn_rate");
        for (String id : List.of("sre_30d", "sre_28d", "sloth_7d_example")) {
            for (JsonNode one : vectors.group(id).cases()) {
                BurnRate rule = BurnRate.of(
                        number(one, "budget_pct") / 100,
                        number(one, "slo_period_days") * 1440,
                        (int) (number(one, "long_h") * 60),
                        (int) Math.round(number(one, "short_h") * 60));
                assertThat(rule.factor()).isCloseTo(number(one, "burn_rate"), within(1e-9));
            }
        }
        for (JsonNode one : vectors.group("reachability").cases()) {
            BurnRate rule = new BurnRate(number(one, "factor"), 60, 5);
            assertThat(rule.badNeeded(number(one, "slo"))).isCloseTo(number(one, "bad_rate_needed"), within(1e-12));
            assertThat(rule.isReachable(number(one, "slo")))
                    .as("%s", one)
                    .isEqualTo(one.path("reachable").booleanValue());
        }
        for (JsonNode one : vectors.group("detection_time").cases()) {
            BurnRate rule = new BurnRate(number(one, "factor"), (int) (number(one, "long_h") * 60), 5);
            double hours = rule.minutesToAlarm(number(one, "slo"), number(one, "bad_rate")) / 60;
            double expected = one.path("detect_h").isNull() ? Double.POSITIVE_INFINITY : number(one, "detect_h");
            assertThat(hours).as("%s", one).isCloseTo(expected, within(1e-9));
        }
        for (JsonNode one : vectors.group("trace").cases()) {
            BurnRate rule = new BurnRate(
                    number(one, "factor"),
                    one.path("long_min").intValue(),
                    one.path("short_min").intValue());
            assertThat(firstAlertMinute(rule, number(one, "slo"), number(one, "constant_bad_rate")))
                    .as("%s", one)
                    .isEqualTo(one.path("first_alert_minute").asInt(0));
        }
        vectors.leaveOut("pyrra", "another table of the same rule, with rounded factors");
        assertThat(vectors.used()).isGreaterThanOrEqualTo(100);
        assertThat(vectors.unused()).isEmpty();
    }

    /** Of constant traffic, none of it bad before; 0 if never. */
    private static int firstAlertMinute(BurnRate rule, double promised, double bad) {
        int perMinute = 10_000;
        MinuteRule minutes = new MinuteRule(seen -> rule.isBroken(seen, promised), 1, 1);
        AnsweredPane pane = new AnsweredPane();
        SplittableRandom dice = new SplittableRandom(1);
        for (int minute = -MinuteRule.Minutes.KEPT; minute < 2 * MinuteRule.Minutes.KEPT; minute++) {
            int badOnes = minute < 0 ? 0 : (int) Math.round(bad * perMinute);
            pane.fill(badOnes, perMinute - badOnes, dice);
            if (minutes.see(pane) != Rule.QUIET) {
                return minute + 1;
            }
        }
        return 0;
    }

    private static void isNear(double value, double expected, double relative) {
        assertThat(value).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).doubleValue();
    }
}
