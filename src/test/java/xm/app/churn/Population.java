package xm.app.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;

/** Customers drawn from known parameters. */
final class Population {
    static final long DAY = History.DAY_MILLIS;

    private Population() {}

    /** Customers as MBG/NBD has them, in weeks, whose first purchases are spread evenly over the first 12 weeks. */
    static List<History> buying(int customers, double r, double alpha, double a, double b, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GammaDistribution rates = new GammaDistribution(r, 1 / alpha);
        BetaDistribution leaving = new BetaDistribution(a, b);
        List<History> histories = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double rate = rates.inverseCumulativeProbability(random.nextDouble()) / 7;
            double leaves = leaving.inverseCumulativeProbability(random.nextDouble());
            List<Long> purchases = new ArrayList<>();
            double day = random.nextInt(84);
            while (day < days) {
                purchases.add((long) (day * DAY));
                if (random.nextDouble() < leaves) {
                    break;
                }
                day += Math.max(1e-3, -Math.log(random.nextDouble()) / rate);
            }
            histories.add(buyer(purchases.stream().mapToLong(Long::longValue)));
        }
        return histories;
    }

    static History buyer(long... days) {
        return buyer(Arrays.stream(days).map(day -> day * DAY));
    }

    static History contract(String segment, long firstDay, long cancelledDay) {
        return new History(segment, firstDay * DAY, new long[0], cancelledDay < 0 ? History.NEVER : cancelledDay * DAY);
    }

    static Histories of(List<History> customers) {
        return new Histories(customers, customers.size(), java.util.Map.of(), 0, 0, 0, Long.MAX_VALUE);
    }

    private static History buyer(LongStream millis) {
        long[] purchases = millis.toArray();
        return new History("gold", purchases[0], purchases, History.NEVER);
    }
}
