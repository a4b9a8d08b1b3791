package xm.customer.churn;

/**
 * The logarithm of the gamma function for positive numbers, to about 15 digits: Stirling's series from 10 upwards, below
 * by the recurrence (Abramowitz and Stegun 6.1.15 and 6.1.41). {@code of(0.5)} is ln(pi) / 2.
 */
final class LogGamma {
    private static final double SERIES_FROM = 10;
    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
    private static final double[] STIRLING = {
        1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0
    };

    private LogGamma() {}

    static double of(double number) {
        double x = number;
        double product = 1;
        while (x < SERIES_FROM) {
            product *= x;
            x++;
        }
        double series = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            series = series / (x * x) + STIRLING[i];
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series / x - Math.log(product);
    }

    /** The logarithm of the beta function. */
    static double beta(double a, double b) {
        return of(a) + of(b) - of(a + b);
    }
}
