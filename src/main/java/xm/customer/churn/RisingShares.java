package xm.customer.churn;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares of counts, the likeliest of all that never fall: neighbours that would are pooled (pool adjacent violators; Ayer
 * et al. 1955). Few counts are drawn towards a share that is given.
 */
final class RisingShares {
    /** As many customers of the given share are added to each count. */
    private static final double DRAWN_BY = 10;

    private final double given;
    private final List<Pool> pools = new ArrayList<>();

    RisingShares(double given) {
        this.given = given;
    }

    void add(long of, long count) {
        Pool pool = new Pool(of + DRAWN_BY, count + DRAWN_BY * given, 1);
        while (!pools.isEmpty() && pools.get(pools.size() - 1).share() > pool.share()) {
            pool = pool.with(pools.remove(pools.size() - 1));
        }
        pools.add(pool);
    }

    /** One share for each count that was added. */
    List<Double> shares() {
        List<Double> shares = new ArrayList<>();
        for (Pool pool : pools) {
            for (int i = 0; i < pool.size(); i++) {
                shares.add(pool.share());
            }
        }
        return shares;
    }

    private record Pool(double of, double count, int size) {
        double share() {
            return count / of;
        }

        Pool with(Pool other) {
            return new Pool(of + other.of, count + other.count, size + other.size);
        }
    }
}
