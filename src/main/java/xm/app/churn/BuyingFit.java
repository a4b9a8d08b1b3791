package xm.app.churn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import xm.customer.churn.BgNbd;
import xm.customer.churn.BuyingModel;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.MbgNbd;

/**
 * A model of buying fitted to histories up to a time, in weeks.
 *
 * <p>Days are counted, as in the publications: a customer's age is the days from the first purchase to the last whole day
 * before the end, so on 2,357 customers of CDNOW, observed to 1997-09-30, it gives the published r = .243, alpha = 4.414,
 * a = .793, b = 2.426 for BG/NBD and .525, 6.183, .891, 1.614 for MBG/NBD.
 *
 * @param problem why it is not to be used, if it is not
 */
public record BuyingFit(
        BuyingModel model, int customers, int repeaters, double logLikelihood, Optional<String> problem) {
    private static final double DAYS_A_UNIT = (double) ChurnBase.Buying.UNIT_MILLIS / History.DAY_MILLIS;
    private static final int LEAST_CUSTOMERS = 200;
    private static final int LEAST_REPEATERS = 50;
    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");
    private static final List<double[]> STARTS = List.of(
            new double[] {0.5, 5, 0.8, 2},
            new double[] {1, 10, 1, 1},
            new double[] {0.2, 2, 0.3, 5},
            new double[] {2, 20, 0.1, 10},
            new double[] {0.3, 1, 2, 5});

    /** Which of the two models. */
    public enum Kind {
        MBG_NBD,
        BG_NBD;

        BuyingModel of(double[] p) {
            return switch (this) {
                case MBG_NBD -> new MbgNbd(p[0], p[1], p[2], p[3]);
                case BG_NBD -> new BgNbd(p[0], p[1], p[2], p[3]);
            };
        }

        /** As it is written on the command line and in files. */
        @Override
        public String toString() {
            return switch (this) {
                case MBG_NBD -> MbgNbd.NAME;
                case BG_NBD -> BgNbd.NAME;
            };
        }
    }

    /** @param histories of which those without a purchase before the end play no part */
    static BuyingFit of(Kind kind, List<History> histories, long endMillis) {
        Map<Buyer, Integer> buyers = buyers(histories, endMillis);
        int customers = buyers.values().stream().mapToInt(Integer::intValue).sum();
        int repeaters = buyers.entrySet().stream()
                .filter(buyer -> buyer.getKey().repeats() > 0)
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (customers < LEAST_CUSTOMERS || repeaters < LEAST_REPEATERS) {
            String few = String.format(
                    Locale.ROOT,
                    "%,d customers, %,d of them with a second purchase day, are too few for a fit (%,d and %,d are needed)",
                    customers,
                    repeaters,
                    LEAST_CUSTOMERS,
                    LEAST_REPEATERS);
            return new BuyingFit(null, customers, repeaters, Double.NaN, Optional.of(few));
        }
        MaximumLikelihood.Found found = MaximumLikelihood.find(
                NAMES, STARTS, parameters -> logLikelihood(kind.of(parameters), buyers) / customers);
        return new BuyingFit(
                kind.of(found.parameters()),
                customers,
                repeaters,
                found.meanLogLikelihood() * customers,
                found.problem());
    }

    /**
     * @param prior the risk of who never bought
     * @param shift log-odds that were missing in the {@link HeldBack} rehearsal
     */
    ChurnBase base(double prior, double shift) {
        return new ChurnBase.Buying(model, prior, customers, logLikelihood, shift);
    }

    /** The parameters for a person: {@code r 0.525, alpha 6.183 weeks, a 0.891, b 1.614}. */
    String parameters() {
        return String.format(
                Locale.ROOT,
                "r %.3f, alpha %.3f weeks, a %.3f, b %.3f",
                model.r(),
                model.alpha(),
                model.a(),
                model.b());
    }

    private static double logLikelihood(BuyingModel model, Map<Buyer, Integer> buyers) {
        double sum = 0;
        for (Map.Entry<Buyer, Integer> entry : buyers.entrySet()) {
            Buyer buyer = entry.getKey();
            sum += entry.getValue()
                    * model.logLikelihood(
                            buyer.repeats(), buyer.recencyDays() / DAYS_A_UNIT, buyer.ageDays() / DAYS_A_UNIT);
        }
        return sum;
    }

    private static Map<Buyer, Integer> buyers(List<History> histories, long endMillis) {
        long lastDay = Math.floorDiv(endMillis - 1, History.DAY_MILLIS);
        Map<Buyer, Integer> buyers = new LinkedHashMap<>();
        for (History history : histories) {
            long[] days = history.purchaseDaysBefore(endMillis);
            if (days.length > 0) {
                long first = days[0];
                buyers.merge(
                        new Buyer(days.length - 1, days[days.length - 1] - first, lastDay - first), 1, Integer::sum);
            }
        }
        return buyers;
    }

    /** All that the likelihood needs of a customer; many are the same. */
    private record Buyer(int repeats, long recencyDays, long ageDays) {}
}
