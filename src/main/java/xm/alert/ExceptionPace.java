package xm.alert;

/**
 * How often exceptions come from a segment (at a touchpoint), and the evidence that more come now than is usual.
 *
 * <p>The usual rate is learnt with a memory of a week. Against it stands a Shiryaev-Roberts e-detector for Poisson counts in
 * panes of a minute: with {@code k} exceptions in a pane and a bet on {@code r} times the rate {@code m},
 * {@code M = (M + 1) r^k exp(-m (r - 1))}; an alarm sounds when the mean over the bets reaches the number of panes in
 * {@link DeskSettings#burstEveryMillis}. As long as exceptions come independently and no faster than {@code m}, the mean
 * time to a false alarm is at least that (Shin, Ramdas and Rinaldo, E-detectors, 2022).
 *
 * <p>For {@code m} three times the learnt rate's upper limit is taken, {@code 3 (N + 2 sqrt(N + 1) + 2) / T} with {@code N}
 * exceptions in the remembered time {@code T}: three, because a busy hour is no burst; the upper limit, because what was
 * seen for an hour only is not known well. And fewer than {@link #FEWEST} are never a burst: customers come in pairs and
 * threes for one reason, which is not what the rate can tell.
 */
public final class ExceptionPace {
    static final long PANE = DeskSettings.MINUTE;
    static final double MEMORY_MINUTES = 7 * 24 * 60;
    /** Customers. */
    static final int FEWEST = 5;

    private static final double BUSY_HOUR = 3;
    private static final long NEVER = Long.MIN_VALUE;
    /** The bet by which the beginning of a run is told: where a cumulative sum was 0 last. */
    private static final int RUN_BET = 1;

    private static final double[] BETS = {2, 4, 8, 16};

    /** Exceptions, each counted for less the longer ago it was. */
    public double count;

    public long learntMillis;
    /** One number a bet. */
    public double[] evidence = new double[BETS.length];
    /** Start of the pane that is being counted. */
    public long paneMillis = NEVER;

    public int inPane;
    /** The cumulative sum that the present run of evidence has come to, when it began, and what came in it. */
    public double run;

    public long runMillis;

    public long inRun;
    public double runValue;
    /** Minutes in which exceptions were explained and nothing was learnt, each counted for less the longer ago it was. */
    public double unlearntMinutes;

    public long explainedMillis = NEVER;

    public ExceptionPace() {}

    /** One more exception. */
    void see(long beganMillis, long nowMillis, double value) {
        reach(beganMillis, nowMillis);
        inPane++;
        inRun++;
        runValue += value;
    }

    /** One that an open alert explains: since that began nothing is learnt of what is usual, neither many nor none. */
    void explain(long sinceMillis, long nowMillis) {
        long from = Math.max(Math.max(paneMillis, explainedMillis), sinceMillis);
        unlearntMinutes = unlearnt(nowMillis) + (double) Math.max(0, nowMillis - from) / PANE;
        explainedMillis = nowMillis;
    }

    /** Whether so many are no chance: as told by now, the present pane with it. */
    boolean isBurst(long beganMillis, DeskSettings settings) {
        return inRun >= FEWEST
                && mean(after(evidence, expected(beganMillis, paneMillis), inPane))
                        >= (double) settings.burstEveryMillis() / PANE;
    }

    /** The most that is still usual in a time. */
    double usual(long beganMillis, long nowMillis, long spanMillis) {
        double mean = expected(beganMillis, nowMillis) * spanMillis / PANE;
        return mean + 2 * Math.sqrt(mean);
    }

    /** How many came an hour until the present run began, as learnt. */
    double anHour(long beganMillis, long nowMillis) {
        return 60 * Math.max(0, remembered(nowMillis) - (inRun - inPane)) / minutes(beganMillis, nowMillis);
    }

    /** Whether so little is left of what was learnt that it need not be kept. */
    boolean isForgotten(long nowMillis) {
        return nowMillis - Math.max(paneMillis, explainedMillis) > 30 * DeskSettings.DAY;
    }

    /** Begins anew, after an alarm: what came until now is learnt, and is evidence no more. */
    void rest(long beganMillis, long nowMillis) {
        reach(beganMillis, nowMillis);
        count = remembered(nowMillis) + inPane;
        learntMillis = nowMillis;
        inPane = 0;
        evidence = new double[BETS.length];
        begin(nowMillis);
    }

    private static long pane(long millis) {
        return Math.floorDiv(millis, PANE) * PANE;
    }

    private void reach(long beganMillis, long nowMillis) {
        long pane = pane(nowMillis);
        if (paneMillis == NEVER) {
            paneMillis = pane(beganMillis);
            begin(paneMillis);
        }
        if (pane > paneMillis) {
            turn(beganMillis, pane);
        }
    }

    private void begin(long nowMillis) {
        run = 0;
        runMillis = nowMillis;
        inRun = 0;
        runValue = 0;
    }

    private void turn(long beganMillis, long pane) {
        if (inPane > 0) {
            evidence = after(evidence, expected(beganMillis, paneMillis), inPane);
        }
        double expected = expected(beganMillis, pane);
        run += inPane * Math.log(BETS[RUN_BET]) - expected * (BETS[RUN_BET] - 1) * (pane - paneMillis) / PANE;
        long empty = (pane - paneMillis) / PANE - (inPane > 0 ? 1 : 0);
        for (int i = 0; i < BETS.length && empty > 0; i++) {
            double keep = Math.exp(-expected * (BETS[i] - 1));
            double kept = Math.pow(keep, (double) empty);
            double fresh = keep < 1 - 1e-12 ? keep * (1 - kept) / (1 - keep) : (double) empty;
            evidence[i] = evidence[i] * kept + fresh;
        }
        count = remembered(pane) + inPane;
        learntMillis = pane;
        paneMillis = pane;
        inPane = 0;
        if (run <= 0) {
            begin(pane);
        }
    }

    private static double[] after(double[] evidence, double expected, int count) {
        double[] after = new double[BETS.length];
        for (int i = 0; i < BETS.length; i++) {
            after[i] = (evidence[i] + 1) * Math.exp(count * Math.log(BETS[i]) - expected * (BETS[i] - 1));
        }
        return after;
    }

    private static double mean(double[] evidence) {
        double sum = 0;
        for (double bet : evidence) {
            sum += bet;
        }
        return sum / evidence.length;
    }

    /** The most that may come in a pane as a matter of course. */
    private double expected(long beganMillis, long nowMillis) {
        double seen = remembered(nowMillis);
        return BUSY_HOUR * (seen + 2 * Math.sqrt(seen + 1) + 2) / minutes(beganMillis, nowMillis);
    }

    private double remembered(long nowMillis) {
        return count * Math.exp(-Math.max(0, nowMillis - learntMillis) / (MEMORY_MINUTES * PANE));
    }

    /** How much of the time since the desk began is remembered and was learnt of, at least a minute. */
    private double minutes(long beganMillis, long nowMillis) {
        double age = (double) (nowMillis - beganMillis) / PANE;
        return Math.max(1, MEMORY_MINUTES * (1 - Math.exp(-age / MEMORY_MINUTES)) - unlearnt(nowMillis));
    }

    private double unlearnt(long nowMillis) {
        return explainedMillis == NEVER
                ? 0
                : unlearntMinutes * Math.exp(-Math.max(0, nowMillis - explainedMillis) / (MEMORY_MINUTES * PANE));
    }
}
