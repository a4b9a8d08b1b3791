package xm.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one trial does; its seed says all of it.
 *
 * <p>Two neighbouring seeds have every kind of blow between them. A third blow comes by chance, and may hit a job
 * that has not got up from the second. Each pair of them comes with every way to write and to keep state, in twelve
 * seeds.
 *
 * @param parallelism at its start
 * @param isExactlyOnce whether results are written in transactions
 */
record Plan(long seed, int parallelism, boolean isExactlyOnce, boolean isRocksDb, List<Blow> blows) {
    private static final int LONGEST_AWAY_MILLIS = 3_000;
    private static final double EARLIEST = 0.1;
    private static final double LATEST = 0.9;

    static Plan of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed ^ 0x626c6f77L);
        int parallelism = 2 + dice.nextInt(FlinkCluster.SLOTS - 1);
        Blow.Kind[] kinds = Blow.Kind.values();
        List<Blow> blows = new ArrayList<>();
        int count = 2 + dice.nextInt(2);
        for (int number = 0; number < count; number++) {
            Blow.Kind kind = number < 2
                    ? kinds[Math.floorMod(2 * seed + number, kinds.length)]
                    : kinds[dice.nextInt(kinds.length)];
            int choice = dice.nextInt(FlinkCluster.SLOTS - 1);
            blows.add(new Blow(kind, dice.nextDouble(EARLIEST, LATEST), dice.nextInt(LONGEST_AWAY_MILLIS), choice));
        }
        blows.sort(Comparator.comparingDouble(Blow::atShare));
        return new Plan(
                seed, parallelism, Math.floorMod(seed, 3) == 2, Math.floorMod(seed, 4) >= 2, List.copyOf(blows));
    }
}
