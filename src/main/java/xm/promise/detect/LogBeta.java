package xm.promise.detect;

/** Logarithm of the beta function. */
final class LogBeta {
    /** From here on Stirling's series is exact to the last digits. */
    private static final double LARGE = 16;

    private LogBeta() {}

    static double of(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    private static double logGamma(double x) {
        double shift = 0;
        double large = x;
        while (large < LARGE) {
            shift += Math.log(large);
            large++;
        }
        double inverse = 1 / (large * large);
        double series =
                (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse * (1 / 1680.0 - inverse / 1188.0))))
                        / large;
        return (large - 0.5) * Math.log(large) - large + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
