package xm.promise;

/**
 * Answers as evidence: how many lie at each of equally spaced levels, the first of which is the worst (0) and the last the
 * best (1).
 *
 * <p>Two levels are yes and no, three are a net score, more are answers that are numbers. An answer between two levels is
 * shared between them, so that the mean is kept; weights may then be fractions.
 */
public record Sample(double[] weights) {

    /** Answers that are good or bad. */
    public static Sample share(double bad, double good) {
        return new Sample(new double[] {bad, good});
    }

    /** Whether answers are only good or bad. */
    public boolean isShare() {
        return weights.length == 2;
    }

    /** How good the answers of a level are, 0 to 1. */
    public double level(int index) {
        return index / (weights.length - 1.0);
    }

    /** How many answers. */
    public double size() {
        double size = 0;
        for (double weight : weights) {
            size += weight;
        }
        return size;
    }

    /** Sum of the answers, each 0 to 1. */
    public double sum() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * level(i);
        }
        return sum;
    }

    /** The same answers told from the other end: the better, the lower. */
    public Sample mirrored() {
        double[] mirrored = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            mirrored[i] = weights[weights.length - 1 - i];
        }
        return new Sample(mirrored);
    }
}
