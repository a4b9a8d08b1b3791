package xm.promise;

import java.util.List;
import java.util.SplittableRandom;
import xm.event.Cell;

/** Verdicts made by hand, and seeded random ones. */
public final class Verdicts {
    /** A Saturday morning. */
    public static final long TEN = 1_795_255_200_000L;

    private static final long MONTH = 30 * 86_400_000L;

    private Verdicts() {}

    /** Gold customers at the checkout were promised a CSAT of 88 %, and have not got it for six minutes. */
    public static Verdict broken() {
        return verdict(
                commitment(new Cell("gold", "checkout", "*"), "https://runbooks.example/satisfied", "cx-digital"),
                VerdictState.BROKEN,
                new Observed(360_000, 428, 0.738, 0.694, 0.778),
                51_234,
                "the evidence has reached what is needed");
    }

    /** Nothing was seen. */
    public static Verdict unproven() {
        return verdict(
                commitment(new Cell("*", "*", "*"), null, null),
                VerdictState.UNPROVEN,
                null,
                0,
                "nothing was seen yet");
    }

    public static Verdict verdict(
            Commitment commitment, VerdictState state, Observed observed, double evidence, String gate) {
        return new Verdict(
                commitment, state, TEN, TEN + 360_000, observed, evidence, 43_200, 400, 60.8, false, false, gate);
    }

    public static Commitment commitment(Cell cell, String runbook, String owner) {
        List<String> by = List.of(Dimension.values()).stream()
                .filter(dimension -> !dimension.of(cell).equals(Cell.ANY))
                .map(Dimension::wireName)
                .toList();
        Promise promise =
                new Promise("satisfied", "csat", by, 0.88, MONTH, Severity.PAGE, owner, runbook, 0, List.of(), 0);
        return new Commitment(7, promise, cell, 0.88, MONTH, Severity.PAGE, owner, runbook, 0, null);
    }

    public static Verdict random(SplittableRandom random) {
        Cell cell = new Cell(
                random.nextBoolean() ? "gold" : "*",
                random.nextBoolean() ? "support-call" : "*",
                random.nextBoolean() ? "web" : "*");
        boolean isSeen = random.nextBoolean();
        return new Verdict(
                commitment(cell, random.nextBoolean() ? "https://a/b" : null, random.nextBoolean() ? "cx" : null),
                VerdictState.values()[random.nextInt(VerdictState.values().length)],
                random.nextLong(TEN),
                random.nextLong(TEN),
                isSeen
                        ? new Observed(
                                1 + random.nextLong(MONTH),
                                random.nextInt(1000),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble())
                        : null,
                Math.exp(random.nextDouble(-50, 690)),
                random.nextDouble(1, 1e6),
                random.nextInt(1000),
                random.nextDouble(100),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? "evidence" : null);
    }
}
