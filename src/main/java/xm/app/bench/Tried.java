package xm.app.bench;

/**
 * A mean over runs.
 *
 * @param error its standard error
 * @param n runs that it is of
 * @param share of the runs that came to an end
 */
public record Tried(double mean, double error, int n, double share) {

    /** Of numbers: infinite where a run came to no end, NaN where it does not count. */
    static Tried of(double[] numbers) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        int counted = 0;
        for (double number : numbers) {
            counted += Double.isNaN(number) ? 0 : 1;
            if (Double.isFinite(number)) {
                sum += number;
                squares += number * number;
                n++;
            }
        }
        double mean = sum / n;
        double variance = Math.max(0, squares / n - mean * mean);
        return new Tried(mean, Math.sqrt(variance / Math.max(1, n - 1)), n, (double) n / counted);
    }
}
