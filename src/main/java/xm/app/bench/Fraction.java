package xm.app.bench;

/** A ratio of two whole numbers. */
record Fraction(int numerator, int denominator) {

    /** The fraction that comes nearest to a number between 0 and 1, but is not 0. */
    static Fraction nearest(double number, int largestDenominator) {
        Fraction best = new Fraction(1, 1);
        for (int denominator = 1; denominator <= largestDenominator; denominator++) {
            int numerator = Math.max(1, (int) Math.round(number * denominator));
            Fraction fraction = new Fraction(numerator, denominator);
            if (Math.abs(fraction.value() - number) < Math.abs(best.value() - number)) {
                best = fraction;
            }
        }
        return best;
    }

    double value() {
        return (double) numerator / denominator;
    }
}
