package xm.sim;

import java.util.SplittableRandom;

/** Seeded chance. Each part of the world throws its own dice, so that one does not disturb the other. */
final class Dice {
    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double exponential(double mean) {
        return mean * random.nextExponential();
    }

    double gaussian(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** Skewed to the right, as durations and amounts are; sigma 0.5 puts one in twenty above 2.3 times the median. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    /** The first index with probability {@code weights[0]}, and so on; weights add up to 1. */
    int pick(double... weights) {
        double rest = random.nextDouble();
        for (int i = 0; i < weights.length - 1; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
