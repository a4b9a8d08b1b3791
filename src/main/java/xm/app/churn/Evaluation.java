package xm.app.churn;

import xm.signal.Interval;

/**
 * How well risks came true, each measure with a 95 % interval by {@link Bootstrap}.
 *
 * @param baseRate share of customers to whom it happened
 * @param auc ranking: 1 perfect, 0.5 chance
 * @param brier mean squared error
 * @param logLoss mean surprise in natural units
 * @param calibrationError mean distance of predicted and actual share, over ten bins
 * @param intercept of the calibration line, ideally 0
 * @param slope of the calibration line, ideally 1
 * @param inTheLarge what is to be added to all log-odds so that on the whole they come true, ideally 0
 * @param lift how much more often than to all it happened to the tenth of highest risk
 * @param recencyAuc ranking by nothing but the days since the last purchase
 * @param aucGain how much better than that the ranking is
 */
public record Evaluation(
        int customers,
        double baseRate,
        double meanPredicted,
        Measured auc,
        Measured brier,
        Measured logLoss,
        Measured calibrationError,
        Measured intercept,
        Measured slope,
        Measured inTheLarge,
        Measured lift,
        Measured recencyAuc,
        Measured aucGain) {
    private static final int TOP_PERCENT = 10;
    private static final Bootstrap.Measure[] MEASURES = {
        Outcomes::auc,
        Outcomes::brier,
        Outcomes::logLoss,
        Outcomes::calibrationError,
        outcomes -> outcomes.calibration().intercept(),
        outcomes -> outcomes.calibration().slope(),
        Outcomes::calibrationInTheLarge,
        outcomes -> outcomes.lift(TOP_PERCENT)
    };

    /**
     * @param risks what was predicted of each customer
     * @param silences how long each had not bought, in any unit
     * @param happened whether it came true
     * @param draws of the bootstrap
     */
    public static Evaluation of(double[] risks, double[] silences, boolean[] happened, int draws) {
        Outcomes outcomes = Outcomes.of(risks, happened);
        Outcomes recency = Outcomes.of(silences, happened);
        Bootstrap bootstrap = new Bootstrap(draws, happened.length);
        Interval[] intervals = bootstrap.of(outcomes, MEASURES);
        Measured[] measured = new Measured[MEASURES.length];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = new Measured(MEASURES[i].applyAsDouble(outcomes), intervals[i]);
        }
        return new Evaluation(
                happened.length,
                outcomes.baseRate(),
                outcomes.meanPredicted(),
                measured[0],
                measured[1],
                measured[2],
                measured[3],
                measured[4],
                measured[5],
                measured[6],
                measured[7],
                new Measured(recency.auc(), bootstrap.of(recency, Outcomes::auc)[0]),
                new Measured(outcomes.auc() - recency.auc(), bootstrap.ofDifference(outcomes, recency)));
    }
}
