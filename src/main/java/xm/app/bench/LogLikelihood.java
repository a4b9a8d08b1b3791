package xm.app.bench;

/**
 * How much more likely an answer is after a drop than before it, as a logarithm.
 *
 * @param before share of bad answers before the drop
 * @param after it
 */
record LogLikelihood(double before, double after) {

    double ofBad() {
        return Math.log(after / before);
    }

    double ofGood() {
        return Math.log((1 - after) / (1 - before));
    }

    /** How far a good answer goes down if a bad one and a good one together go up by one. */
    double gamma() {
        return -ofGood() / (ofBad() - ofGood());
    }

    /** What an answer after the drop is expected to say for it (Kullback, Leibler). */
    double gainAfter() {
        return after * ofBad() + (1 - after) * ofGood();
    }

    /** What an answer before the drop is expected to say against it. */
    double lossBefore() {
        return -(before * ofBad() + (1 - before) * ofGood());
    }

    /**
     * About the delay in answers of the fastest CUSUM (Page, Wald: without what it goes beyond its limit).
     *
     * <p>Solve (e^h - h - 1) / lossBefore = answersBetween; the delay is (h + e^-h - 1) / gainAfter.
     */
    double delayOfFastest(double answersBetween) {
        double h = limitOfFastest(answersBetween);
        return (h + Math.expm1(-h)) / gainAfter();
    }

    double limitOfFastest(double answersBetween) {
        double low = 0;
        double high = 1;
        while ((Math.expm1(high) - high) / lossBefore() < answersBetween) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if ((Math.expm1(middle) - middle) / lossBefore() < answersBetween) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
