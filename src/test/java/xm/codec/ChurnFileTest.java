package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.churn.BgNbd;
import xm.customer.churn.BuyingModel;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceKind;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.FallbackTable;
import xm.customer.churn.MbgNbd;
import xm.customer.churn.ShiftedBetaGeometric;

class ChurnFileTest {
    private static final long DAY = 86_400_000;
    private static final Path EXAMPLE = Path.of("docs", "examples", "churn.yaml");

    private static final ChurnRules RULES = new ChurnRules(
            "2026-11",
            90 * DAY,
            0.5,
            0.4,
            Map.of(
                    "gold",
                    new ChurnBase.Buying(new MbgNbd(0.525, 6.183, 0.891, 1.614), 0.31, 2357, -9582.13),
                    "silver",
                    new ChurnBase.Fallback(
                            new FallbackTable(
                                    List.of(30.0, 60.0, 120.0),
                                    List.of(1, 3, 8),
                                    List.of(
                                            List.of(0.52, 0.61, 0.7, 0.84),
                                            List.of(0.24, 0.38, 0.55, 0.79),
                                            List.of(0.06, 0.19, 0.43, 0.7))),
                            0.44,
                            2960,
                            "the fit runs to a bound: nobody would ever leave (a 0.0025, b 403)"),
                    "mobile",
                    new ChurnBase.Contractual(new ShiftedBetaGeometric(0.668, 3.806), 30 * DAY, 1000, -1611.16)),
            new ChurnBase.Prior(0.1, 0, "nothing was fitted: a prior of 10 % for everybody"),
            EvidenceWeights.DEFAULT);

    @Test
    void theExampleSaysWhatTheseRulesSay() throws Exception {
        assertThat(ChurnFile.load(EXAMPLE))
                .isEqualTo(new ChurnFile(
                        RULES, Rfc3339.parse("2026-11-21T10:02:03Z"), Rfc3339.parse("2026-11-01T00:00:00Z")));
        assertThat(ChurnFile.load(EXAMPLE).text()).isEqualTo(Files.readString(EXAMPLE));
    }

    @Test
    void comesBackToTheLastBit() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BuyingModel model = random.nextBoolean()
                    ? new MbgNbd(small(random), small(random), small(random), small(random))
                    : new BgNbd(small(random), small(random), small(random), small(random));
            ChurnRules rules = new ChurnRules(
                    "v" + seed,
                    random.nextLong(1, 400 * DAY),
                    0.5 + random.nextDouble() / 2,
                    random.nextDouble() / 2,
                    Map.of("yes", new ChurnBase.Buying(model, random.nextDouble(), seed, Double.NaN)),
                    new ChurnBase.Prior(random.nextDouble(), seed, "reason: '" + seed + "' # \"and\" more"),
                    EvidenceWeights.DEFAULT);
            ChurnFile file = new ChurnFile(rules, Rfc3339.NONE, random.nextLong(DAY * 20_000));

            assertThat(ChurnFile.parse("churn.yaml", file.text()))
                    .as("seed %d", seed)
                    .isEqualTo(file);
        }
    }

    @Test
    void takesWhatIsLeftOutAsItShips() {
        ChurnRules rules =
                ChurnFile.parse("churn.yaml", "version: mine\nhorizon: P90D\n").rules();

        assertThat(rules.threshold()).isEqualTo(0.5);
        assertThat(rules.releaseBelow()).isEqualTo(0.4);
        assertThat(rules.otherwise()).isEqualTo(ChurnRules.DEFAULT.otherwise());
        assertThat(rules.weights()).isEqualTo(EvidenceWeights.DEFAULT);
    }

    @Test
    void changesSingleWeights() {
        EvidenceWeights weights = ChurnFile.parse("churn.yaml", """
                version: mine
                horizon: P90D
                weights: {version: mine, outage: {logOdds: 0, halfLifeDays: 3}}
                """).rules().weights();

        assertThat(weights.version()).isEqualTo("mine");
        assertThat(weights.of(EvidenceKind.OUTAGE)).isEqualTo(new EvidenceWeights.Weight(0, 3));
        assertThat(weights.of(EvidenceKind.COMPLAINT)).isEqualTo(EvidenceWeights.DEFAULT.of(EvidenceKind.COMPLAINT));
    }

    @Test
    void countsTimeInTheUnitTheFileNames() {
        ChurnRules rules = ChurnFile.parse("churn.yaml", """
                version: mine
                horizon: P90D
                unit: P1D
                otherwise: {model: bg-nbd, r: 0.243, alpha: 30.898, a: 0.793, b: 2.426, prior: 0.3}
                """).rules();

        BuyingModel buying = ((ChurnBase.Buying) rules.otherwise()).buying();
        assertThat(buying.alpha()).isBetween(4.4139999, 4.4140001);
    }

    @Test
    void tellsEveryMistakeWithItsLineAndWhatToDo() {
        assertThat(mistakes("""
                versoin: mine
                horizon: 90 days
                threshold: 0.3
                releaseBelow: 0.4
                until: yesterday
                segments:
                  gold: {model: mbg-nbd, r: -1, alpha: 6, a: 0.9, prior: 2}
                  silver:
                    model: fall-back
                  tin:
                    model: prior
                    risk: 0.1
                  lead: 0.1
                weights:
                  complaint: {logOdds: -0.9, halfLifeDays: 21, halflife: 3}
                  complaint-resolved: {logOdds: 0.4, halfLifeDays: 0}
                  outrage: {logOdds: 0.4, halfLifeDays: 1}
                """))
                .containsExactlyInAnyOrder(
                        "churn.yaml, line 1: 'versoin' is unknown, did you mean 'version'?",
                        "churn.yaml, line 1: version is missing: say which rules these are, such as version: 2026-11",
                        "churn.yaml, line 2: horizon is '90 days'; expected a length of time up to a hundred years,"
                                + " such as horizon: P90D",
                        "churn.yaml, line 4: releaseBelow (0.4) is above threshold (0.3); a customer at risk is let go"
                                + " below the risk from which on they are at risk",
                        "churn.yaml, line 5: until is 'yesterday'; expected a time such as 2026-11-21T00:00:00Z",
                        "churn.yaml, line 7: r is '-1'; expected a number above 0",
                        "churn.yaml, line 7: b is missing: expected a number above 0",
                        "churn.yaml, line 7: prior is '2'; expected a probability from 0 to 1, such as 0.25",
                        "churn.yaml, line 9: model 'fall-back' is unknown, did you mean 'fallback'?",
                        "churn.yaml, line 11: reason is missing: say why no model was fitted, such as reason: too few"
                                + " customers",
                        "churn.yaml, line 13: lead holds options, such as 'lead: {model: prior, risk: 0.1, reason: a"
                                + " guess}'",
                        "churn.yaml, line 15: version is missing: it is said with each score, such as version:"
                                + " 2026-11",
                        "churn.yaml, line 15: 'halflife' is unknown, did you mean 'halfLifeDays'?",
                        "churn.yaml, line 15: logOdds is '-0.9'; expected 0 to 10, because it makes leaving likelier",
                        "churn.yaml, line 16: logOdds is '0.4'; expected -10 to 0, because it makes leaving less"
                                + " likely",
                        "churn.yaml, line 16: halfLifeDays is '0'; expected days, above 0 and up to 3650",
                        "churn.yaml, line 17: 'outrage' is unknown, did you mean 'outage'?");
    }

    @Test
    void tellsEveryMistakeInATable() {
        assertThat(mistakes("""
                version: mine
                horizon: P90D
                segments:
                  a: {model: fallback, reason: r, prior: 0.1, silentDays: [30, 20], lost: {1: [0.1, 0.2, 0.3]}}
                  b:
                    model: fallback
                    reason: r
                    prior: 0.1
                    silentDays: [30, 60]
                    lost:
                      1: [0.1, 0.2]
                      3: [0.3, 0.2, 0.1]
                      2: [0.1, 0.2, 1.3]
                  c: {model: fallback, reason: r, prior: 0.1}
                """))
                .containsExactlyInAnyOrder(
                        "churn.yaml, line 4: silentDays [30.0, 20.0] do not rise; expected rising numbers of days,"
                                + " such as [30, 60, 120]",
                        "churn.yaml, line 11: row 1 of lost has 2 shares; expected 3, one for each stretch between"
                                + " silentDays and one after the last",
                        "churn.yaml, line 12: row 3 of lost falls with silence; a longer silence cannot lower the risk",
                        "churn.yaml, line 13: row '2' of lost: rows are least numbers of purchase days, rising from 1",
                        "churn.yaml, line 13: 2 is '1.3'; expected shares from 0 to 1",
                        "churn.yaml, line 14: silentDays is missing: expected rising numbers of days, such as [30,"
                                + " 60, 120]",
                        "churn.yaml, line 14: lost is missing: expected a row for each least number of purchase days,"
                                + " such as {1: [0.6, 0.7, 0.8, 0.9], 2: [0.4, 0.5, 0.6, 0.8]}");
    }

    @Test
    void readsOrRefusesWhateverIsWritten() throws Exception {
        String example = Files.readString(EXAMPLE);
        String characters = " :{}[],-'\"#&*!0.\n\tx";
        int refused = 0;
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(example);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(6));
                text.replace(from, to, "" + characters.charAt(random.nextInt(characters.length())));
            }
            try {
                ChurnFile file = ChurnFile.parse("churn.yaml", text.toString());
                assertThat(ChurnFile.parse("churn.yaml", file.text())).isEqualTo(file);
            } catch (Mistakes e) {
                assertThat(e.sentences()).as("seed %d", seed).isNotEmpty().allMatch(it -> it.startsWith("churn.yaml"));
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
        assertThat(refused).isBetween(1000, 2900);
    }

    @Test
    void saysWhenThereIsNoFile() {
        Mistakes mistakes = catchThrowableOfType(Mistakes.class, () -> ChurnFile.load(Path.of("nowhere.yaml")));

        assertThat(mistakes.sentences())
                .containsExactly("nowhere.yaml: there is no such churn file; xm churn fit makes one");
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(Mistakes.class, () -> ChurnFile.parse("churn.yaml", text))
                .sentences();
    }

    private static double small(SplittableRandom random) {
        return Math.exp(random.nextDouble(-20, 5));
    }
}
