package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import xm.Needs;

/** Purchases as they are remembered, and the risk they give, on the customers that everybody fits. */
class CdnowTest {
    private static final Path FOLDER = Path.of("..", "shared", "data", "cdnow");
    private static final long UNTIL = millis("19971001");
    private static final long HOLDOUT_END = millis("19980701");

    private record Purchase(long timeMillis, double amount) {}

    private record Outcome(double risk, double gone, boolean isLost) {}

    @Test
    void purchasesAreTheSummaryThatOthersMadeOfThem() throws IOException {
        List<String> summary = Files.readAllLines(needed("lifetimes_cdnow_customers_summary.csv"));
        Map<Integer, List<Purchase>> purchases = purchases();
        assertThat(purchases).hasSize(summary.size() - 1);
        int line = 1;
        for (List<Purchase> ofOne : purchases.values()) {
            String[] expected = summary.get(line++).split(",", -1);
            Purchases remembered = remembered(ofOne);
            double week = ChurnBase.Buying.UNIT_MILLIS;

            assertThat(remembered.repeats()).isEqualTo(Integer.parseInt(expected[1]));
            assertThat(remembered.recencyMillis() / week).isCloseTo(Double.parseDouble(expected[2]), within(0.0051));
            assertThat(remembered.ageMillis(UNTIL) / week).isCloseTo(Double.parseDouble(expected[3]), within(0.0051));
        }
    }

    @Test
    void likelihoodIsThePublishedOne() throws IOException {
        BuyingModel bg = new BgNbd(0.243, 4.414, 0.793, 2.426);
        double week = ChurnBase.Buying.UNIT_MILLIS;
        double logLikelihood = 0;
        for (List<Purchase> ofOne : purchases().values()) {
            Purchases remembered = remembered(ofOne);
            logLikelihood += bg.logLikelihood(
                    remembered.repeats(), remembered.recencyMillis() / week, remembered.ageMillis(UNTIL) / week);
        }

        assertThat(logLikelihood).isCloseTo(-9582.43, within(0.01));
    }

    @Test
    void riskRanksThoseWhoDidNotComeBack() throws IOException {
        List<Outcome> bg = outcomes(new BgNbd(0.243, 4.414, 0.793, 2.426));
        List<Outcome> mbg = outcomes(new MbgNbd(0.525, 6.183, 0.891, 1.614));

        assertThat(auc(bg, Outcome::risk)).isCloseTo(0.757, within(0.0005));
        assertThat(auc(mbg, Outcome::risk)).isCloseTo(0.760, within(0.0005));
    }

    @Test
    void beingGoneRanksThemWorseThanChance() throws IOException {
        assertThat(auc(outcomes(new BgNbd(0.243, 4.414, 0.793, 2.426)), Outcome::gone))
                .isCloseTo(0.316, within(0.0005));
    }

    @Test
    void riskIsNearTheShareThatDidNotComeBack() throws IOException {
        assertThat(calibrationError(outcomes(new BgNbd(0.243, 4.414, 0.793, 2.426))))
                .isCloseTo(0.044, within(0.0005));
        assertThat(calibrationError(outcomes(new MbgNbd(0.525, 6.183, 0.891, 1.614))))
                .isCloseTo(0.050, within(0.0005));
    }

    /** How far mean risk and share lost are apart, over ten bins of risk. */
    private static double calibrationError(List<Outcome> outcomes) {
        double[] apart = new double[10];
        for (Outcome outcome : outcomes) {
            apart[Math.min(9, (int) (10 * outcome.risk()))] += outcome.risk() - (outcome.isLost() ? 1 : 0);
        }
        return Arrays.stream(apart).map(Math::abs).sum() / outcomes.size();
    }

    private static List<Outcome> outcomes(BuyingModel model) throws IOException {
        ChurnBase base = new ChurnBase.Buying(model, 0.5, 2357, Double.NaN);
        double week = ChurnBase.Buying.UNIT_MILLIS;
        return purchases().values().stream()
                .map(ofOne -> {
                    Purchases remembered = remembered(ofOne);
                    double pAlive = model.pAlive(
                            remembered.repeats(),
                            remembered.recencyMillis() / week,
                            remembered.ageMillis(UNTIL) / week);
                    return new Outcome(
                            base.risk(remembered, 0, UNTIL, HOLDOUT_END - UNTIL),
                            1 - pAlive,
                            ofOne.stream().noneMatch(it -> it.timeMillis() >= UNTIL));
                })
                .toList();
    }

    /** The share of pairs of one lost and one not in which the lost one has the higher score; a tie is half a pair. */
    private static double auc(List<Outcome> outcomes, ToDoubleFunction<Outcome> score) {
        double won = 0;
        double pairs = 0;
        for (Outcome lost : outcomes) {
            for (Outcome kept : outcomes) {
                if (lost.isLost() && !kept.isLost()) {
                    won += (1 + Math.signum(score.applyAsDouble(lost) - score.applyAsDouble(kept))) / 2;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    private static Purchases remembered(List<Purchase> ofOne) {
        Purchases remembered = new Purchases();
        for (Purchase purchase : ofOne) {
            if (purchase.timeMillis() < UNTIL) {
                remembered.buy(purchase.timeMillis(), purchase.amount());
            }
        }
        return remembered;
    }

    /** By the customer's number in the sample. */
    private static Map<Integer, List<Purchase>> purchases() throws IOException {
        Map<Integer, List<Purchase>> purchases = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(needed("CDNOW_sample.txt.gz"))), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split("\\s+", -1);
                purchases
                        .computeIfAbsent(Integer.parseInt(columns[1]), any -> new ArrayList<>())
                        .add(new Purchase(millis(columns[2]), Double.parseDouble(columns[4])));
            }
        }
        return purchases;
    }

    private static Path needed(String file) {
        Needs.beside(FOLDER.resolve(file));
        return FOLDER.resolve(file);
    }

    private static long millis(String date) {
        return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }
}
