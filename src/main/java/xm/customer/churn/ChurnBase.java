package xm.customer.churn;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the risk of a segment's customers rests on, before evidence.
 *
 * <p>Law: by silence alone the risk of a customer moves one way only, up or down.
 */
public sealed interface ChurnBase extends Serializable {

    /**
     * The probability that the customer buys nothing (or ends the contract) within a horizon.
     *
     * @param purchases of the customer, {@code null} if none are known
     * @param tenureFromMillis since when the customer is known, for contracts
     * @param horizonMillis for which a table or a prior was made; models take any
     */
    double risk(Purchases purchases, long tenureFromMillis, long nowMillis, long horizonMillis);

    /** How it is called in files and in what is told. */
    String model();

    /** Why it is not a fitted model, {@code null} if it is. */
    String reason();

    /** How many customers it was made from. */
    long customers();

    /**
     * A model of buying, which counts time in weeks.
     *
     * @param prior the risk of a customer who never bought
     * @param logLikelihood of the fit
     * @param shift log-odds added to each risk, so that on time held back from the fit risks came true on the whole
     */
    record Buying(BuyingModel buying, double prior, long customers, double logLikelihood, double shift)
            implements ChurnBase {
        public static final long UNIT_MILLIS = Duration.ofDays(7).toMillis();

        /** A model as it was fitted. */
        public Buying(BuyingModel buying, double prior, long customers, double logLikelihood) {
            this(buying, prior, customers, logLikelihood, 0);
        }

        @Override
        public double risk(Purchases purchases, long tenureFromMillis, long nowMillis, long horizonMillis) {
            if (purchases == null || purchases.isEmpty()) {
                return prior;
            }
            double unit = UNIT_MILLIS;
            double risk = buying.riskWithin(
                    purchases.repeats(),
                    purchases.recencyMillis() / unit,
                    purchases.ageMillis(nowMillis) / unit,
                    horizonMillis / unit);
            return shift == 0 ? risk : LogOdds.probability(LogOdds.of(risk) + shift);
        }

        @Override
        public String model() {
            return buying.wireName();
        }

        @Override
        public String reason() {
            return null;
        }
    }

    /**
     * What was counted, where no model fits.
     *
     * @param prior the risk of a customer who never bought
     * @param reason why no model was fitted
     */
    record Fallback(FallbackTable table, double prior, long customers, String reason) implements ChurnBase {
        public static final String NAME = "fallback";

        @Override
        public double risk(Purchases purchases, long tenureFromMillis, long nowMillis, long horizonMillis) {
            return purchases == null || purchases.isEmpty() ? prior : table.lost(purchases, nowMillis);
        }

        @Override
        public String model() {
            return NAME;
        }
    }

    /**
     * Contracts that end at the end of a period.
     *
     * @param periodMillis from one chance to cancel to the next
     * @param logLikelihood of the fit
     */
    record Contractual(ShiftedBetaGeometric contract, long periodMillis, long customers, double logLikelihood)
            implements ChurnBase {
        public static final String NAME = "contractual";

        @Override
        public double risk(Purchases purchases, long tenureFromMillis, long nowMillis, long horizonMillis) {
            double period = periodMillis;
            return contract.riskWithin(Math.max(0, nowMillis - tenureFromMillis) / period, horizonMillis / period);
        }

        @Override
        public String model() {
            return NAME;
        }

        @Override
        public String reason() {
            return null;
        }
    }

    /**
     * One number for all customers of a segment.
     *
     * @param reason why nothing better is known
     */
    record Prior(double risk, long customers, String reason) implements ChurnBase {
        public static final String NAME = "prior";

        @Override
        public double risk(Purchases purchases, long tenureFromMillis, long nowMillis, long horizonMillis) {
            return risk;
        }

        @Override
        public String model() {
            return NAME;
        }
    }
}
