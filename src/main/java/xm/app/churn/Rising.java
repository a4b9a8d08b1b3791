package xm.app.churn;

/**
 * The numbers that never fall and are nearest to given ones, by weighted squares: neighbours that fall are put together
 * (pool adjacent violators, Ayer et al. 1955). {@code 1, 3, 2} of equal weights becomes {@code 1, 2.5, 2.5}.
 */
final class Rising {
    private static final double LEAST_WEIGHT = 1;

    private Rising() {}

    static double[] of(double[] values, double[] weights) {
        double[] means = new double[values.length];
        double[] weighing = new double[values.length];
        int[] sizes = new int[values.length];
        int pools = 0;
        for (int i = 0; i < values.length; i++) {
            means[pools] = values[i];
            weighing[pools] = Math.max(LEAST_WEIGHT, weights[i]);
            sizes[pools] = 1;
            pools++;
            while (pools > 1 && means[pools - 2] > means[pools - 1]) {
                double weight = weighing[pools - 2] + weighing[pools - 1];
                means[pools - 2] =
                        (means[pools - 2] * weighing[pools - 2] + means[pools - 1] * weighing[pools - 1]) / weight;
                weighing[pools - 2] = weight;
                sizes[pools - 2] += sizes[pools - 1];
                pools--;
            }
        }
        double[] rising = new double[values.length];
        for (int pool = 0, i = 0; pool < pools; pool++) {
            for (int member = 0; member < sizes[pool]; member++) {
                rising[i++] = means[pool];
            }
        }
        return rising;
    }
}
