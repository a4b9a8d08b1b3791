package xm.app.churn;

/**
 * A line that turns predicted log-odds into those that came true: {@code intercept + slope * logit(p)}.
 *
 * <p>Logistic regression by Newton's method with halved steps. Where outcomes can be told apart without fail, or there is
 * nothing to tell apart, no line is the best one: both are {@link Double#NaN}.
 *
 * @param intercept 0 when, for a slope of 1, neither too much nor too little was predicted
 * @param slope below 1 when predictions were too extreme, above 1 when too timid
 */
record CalibrationLine(double intercept, double slope) {
    static final CalibrationLine NONE = new CalibrationLine(Double.NaN, Double.NaN);

    private static final double LEAST_PROBABILITY = 1e-15;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double STEEPEST = 1e3;
    private static final double CLOSE = 1e-12;
    private static final double LEAST_LOSS = 1e-9;

    /** @param isSloped whether the slope is fitted too, else it is 1 */
    static CalibrationLine through(double[] predicted, boolean[] happened, int[] counts, boolean isSloped) {
        double[] logits = new double[predicted.length];
        for (int i = 0; i < logits.length; i++) {
            double p = Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, predicted[i]));
            logits[i] = Math.log(p) - Math.log1p(-p);
        }
        CalibrationLine line = new CalibrationLine(0, 1);
        double loss = line.loss(logits, happened, counts);
        for (int step = 0; step < MOST_STEPS; step++) {
            CalibrationLine change = line.newton(logits, happened, counts, isSloped);
            if (change.equals(NONE)) {
                return NONE;
            }
            CalibrationLine next = line.plus(change);
            double nextLoss = next.loss(logits, happened, counts);
            for (int halved = 0; halved < MOST_HALVINGS && !(nextLoss <= loss); halved++) {
                change = new CalibrationLine(change.intercept / 2, change.slope / 2);
                next = line.plus(change);
                nextLoss = next.loss(logits, happened, counts);
            }
            if (Math.abs(change.intercept) + Math.abs(change.slope) < CLOSE) {
                return line;
            }
            line = next;
            loss = nextLoss;
            if (loss < LEAST_LOSS || Math.abs(line.intercept) + Math.abs(line.slope) > STEEPEST) {
                return NONE;
            }
        }
        return NONE;
    }

    private CalibrationLine plus(CalibrationLine change) {
        return new CalibrationLine(intercept + change.intercept, slope + change.slope);
    }

    private double loss(double[] logits, boolean[] happened, int[] counts) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = intercept + slope * logits[i];
            double wrong = happened[i] ? -z : z;
            sum += counts[i] * (Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong))));
        }
        return sum;
    }

    /** The step to the least of the parabola that the loss looks like here; none where it is flat. */
    private CalibrationLine newton(double[] logits, boolean[] happened, int[] counts, boolean isSloped) {
        double g0 = 0;
        double g1 = 0;
        double h00 = 0;
        double h01 = 0;
        double h11 = 0;
        for (int i = 0; i < logits.length; i++) {
            double p = 1 / (1 + Math.exp(-intercept - slope * logits[i]));
            double missed = counts[i] * ((happened[i] ? 1 : 0) - p);
            double weight = counts[i] * p * (1 - p);
            g0 += missed;
            g1 += missed * logits[i];
            h00 += weight;
            h01 += weight * logits[i];
            h11 += weight * logits[i] * logits[i];
        }
        if (!isSloped) {
            return h00 > 0 ? new CalibrationLine(g0 / h00, 0) : NONE;
        }
        double determinant = h00 * h11 - h01 * h01;
        return determinant > CLOSE * h00 * h11
                ? new CalibrationLine((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
                : NONE;
    }
}
