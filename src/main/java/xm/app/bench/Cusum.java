package xm.app.bench;

/**
 * A Bernoulli CUSUM on whole steps: a bad answer takes it up, a good one down but not below 0, and it sounds at a limit.
 *
 * <p>With the steps in the ratio of the likelihoods of an answer after and before a drop it is the fastest of all that
 * sound a false alarm as rarely (Moustakides 1986). On whole steps its run length is that of a Markov chain, and exact
 * (Reynolds, Stoumbos 1999).
 */
record Cusum(int up, int down, int limit) {
    /** Steps are as fine as fractions with this denominator allow. */
    private static final int FINEST = 200;

    /**
     * The fastest for one drop.
     *
     * @param before share of bad answers while the promise is just kept
     * @param after the drop
     * @param answersBetween false alarms, at least
     */
    static Cusum fastest(double before, double after, double answersBetween) {
        LogLikelihood steps = new LogLikelihood(before, after);
        Fraction down = Fraction.nearest(steps.gamma(), FINEST);
        int up = down.denominator() - down.numerator();
        int tooLow = 0;
        int enough = up;
        while (new Cusum(up, down.numerator(), enough).answersToAlarm(before) < answersBetween) {
            tooLow = enough;
            enough += Math.max(1, down.denominator());
        }
        while (enough - tooLow > 1) {
            int limit = (tooLow + enough) / 2;
            if (new Cusum(up, down.numerator(), limit).answersToAlarm(before) < answersBetween) {
                tooLow = limit;
            } else {
                enough = limit;
            }
        }
        return new Cusum(up, down.numerator(), enough);
    }

    /**
     * How many answers are to be expected from 0 to the alarm.
     *
     * <p>The expectation of every state is one more than that of the states that can follow. The equations are a band as
     * wide as a step up and one down, and solved by elimination; none of the pivots can be small.
     */
    double answersToAlarm(double bad) {
        double[][] bands = new double[limit][];
        double[] expected = new double[limit];
        for (int state = 0; state < limit; state++) {
            double[] row = new double[down + up + 1];
            row[down] = 1;
            row[Math.max(0, state - down) - state + down] -= 1 - bad;
            if (state + up < limit) {
                row[down + up] -= bad;
            }
            expected[state] = 1;
            eliminate(bands, row, expected, state);
            bands[state] = row;
        }
        for (int state = limit - 1; state >= 0; state--) {
            for (int i = 1; i <= up && state + i < limit; i++) {
                expected[state] -= bands[state][down + i] * expected[state + i];
            }
            expected[state] /= bands[state][down];
        }
        return expected[0];
    }

    /** Takes the states below a state out of its equation. */
    private void eliminate(double[][] bands, double[] row, double[] expected, int state) {
        for (int back = Math.min(down, state); back >= 1; back--) {
            double factor = row[down - back] / (back <= state ? bands[state - back][down] : 1);
            if (factor == 0) {
                continue;
            }
            double[] other = bands[state - back];
            for (int i = 0; i <= up && i - back <= up; i++) {
                row[down - back + i] -= factor * other[down + i];
            }
            expected[state] -= factor * expected[state - back];
        }
    }
}
