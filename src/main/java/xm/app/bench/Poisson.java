package xm.app.bench;

import java.util.SplittableRandom;

/** Draws how many come in a pane when each comes on its own. */
final class Poisson {
    /** Standard deviations above the mean beyond which nothing is drawn. */
    private static final double FAR = 12;

    private final double[] upTo;

    Poisson(double mean) {
        upTo = new double[(int) (mean + FAR * Math.sqrt(mean) + FAR)];
        double chance = Math.exp(-mean);
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += chance;
            upTo[i] = sum;
            chance *= mean / (i + 1);
        }
    }

    int draw(SplittableRandom dice) {
        double chance = dice.nextDouble();
        int count = 0;
        while (count < upTo.length - 1 && chance > upTo[count]) {
            count++;
        }
        return count;
    }
}
