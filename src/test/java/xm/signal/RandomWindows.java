package xm.signal;

import java.util.List;
import java.util.SplittableRandom;
import xm.event.Cell;

/** Windows of every shape and length, with whatever may be counted in one; the same seed gives the same. */
public final class RandomWindows {
    private static final List<Cell> CELLS = List.of(
            new Cell("gold", "checkout", "web"),
            new Cell("gold", "checkout", "*"),
            new Cell("unassigned", "*", "*"),
            new Cell("*", "support-call", "*"),
            new Cell("*", "*", "*"));
    private static final List<String> WINDOWS = List.of("PT10S", "PT1M", "PT15M", "PT1H", "P1D", WindowLadder.ALL);

    private RandomWindows() {}

    public static CellWindow next(SplittableRandom random) {
        Tally tally = tally(random);
        int level = random.nextInt(WINDOWS.size());
        long start = random.nextLong(2_000_000_000_000L);
        return new CellWindow(
                CELLS.get(random.nextInt(CELLS.size())),
                WINDOWS.get(level),
                level,
                start,
                start + random.nextLong(86_400_000),
                random.nextInt(3),
                tally);
    }

    public static Tally tally(SplittableRandom random) {
        Tally tally = new Tally();
        Events.random(random, random.nextInt(60)).forEach(event -> {
            tally.add(event);
            tally.addCustomer(random.nextInt(1, WINDOWS.size() + 1));
        });
        Events.randomEpisodeFacts(random, random.nextInt(20)).forEach(tally::add);
        for (int cases = random.nextInt(20); cases > 0; cases--) {
            double seconds = random.nextInt(5) == 0 ? 0 : Math.exp(random.nextDouble(-9, 25));
            boolean isResolved = random.nextInt(4) > 0;
            tally.add(Events.resolution(
                    isResolved ? seconds : null, random.nextBoolean() ? (Boolean) (seconds < 3_600) : null));
        }
        if (random.nextInt(3) == 0) {
            double risk = random.nextInt(1 << 20) * 0x1p-20;
            tally.add(new StandingChange("gold", 0, 1, risk, risk * risk, 1, 120.5, -1, random.nextInt(5)));
        }
        return tally;
    }
}
