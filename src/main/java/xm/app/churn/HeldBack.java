package xm.app.churn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.Purchases;

/**
 * A rehearsal within the time that a fit may see: fitted to the first part of it, does the model tell who buys in the last?
 *
 * <p>The last part is as long as the horizon, but at most a third of the time since the first purchase. A model that ranks
 * worse than the days since the last purchase, which cost nothing, is not worth its parameters.
 *
 * @param days that were held back
 * @param shift what is to be added to all log-odds so that risks came true on the whole
 * @param problem why the model is not to be used, if it is not
 */
public record HeldBack(long days, double auc, double recencyAuc, double shift, Optional<String> problem) {
    private static final int LEAST_PART = 3;

    static HeldBack of(BuyingFit.Kind kind, List<History> histories, long endMillis, long horizonMillis) {
        long begin = histories.stream()
                .filter(history -> history.hasBoughtBefore(endMillis))
                .mapToLong(history -> history.purchases()[0])
                .min()
                .orElse(endMillis);
        long length = wholeDays(Math.min(horizonMillis, (endMillis - begin) / LEAST_PART));
        long cut = endMillis - length;
        BuyingFit fit = BuyingFit.of(kind, histories, cut);
        if (fit.problem().isPresent()) {
            return refused(
                    length,
                    "fitted without its last " + days(length) + ": "
                            + fit.problem().get());
        }
        ChurnBase base = fit.base(0, 0);
        List<History> buyers = histories.stream()
                .filter(history -> history.hasBoughtBefore(cut))
                .toList();
        double[] risks = new double[buyers.size()];
        double[] silences = new double[buyers.size()];
        boolean[] lost = new boolean[buyers.size()];
        for (int i = 0; i < risks.length; i++) {
            History history = buyers.get(i);
            Purchases purchases = history.purchasesBefore(cut);
            risks[i] = base.risk(purchases, history.firstSeenMillis(), cut, length);
            silences[i] = cut - purchases.lastMillis;
            lost[i] = !history.buysWithin(cut, endMillis);
        }
        Outcomes outcomes = Outcomes.of(risks, lost);
        double auc = outcomes.auc();
        double recencyAuc = Outcomes.of(silences, lost).auc();
        if (Double.isNaN(auc)) {
            return refused(
                    length, "all customers did the same in the last " + days(length) + ": nothing to learn from");
        }
        Optional<String> worse = auc >= recencyAuc
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "on the last %s, held back, it ranks worse than the days since the last purchase (AUC %.3f, not %.3f)",
                        days(length),
                        auc,
                        recencyAuc));
        return new HeldBack(length / History.DAY_MILLIS, auc, recencyAuc, outcomes.calibrationInTheLarge(), worse);
    }

    private static HeldBack refused(long length, String problem) {
        return new HeldBack(length / History.DAY_MILLIS, Double.NaN, Double.NaN, 0, Optional.of(problem));
    }

    private static long wholeDays(long millis) {
        return Math.max(1, millis / History.DAY_MILLIS) * History.DAY_MILLIS;
    }

    private static String days(long millis) {
        long days = millis / History.DAY_MILLIS;
        return days == 1 ? "day" : days + " days";
    }
}
