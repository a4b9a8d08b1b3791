package xm.alert;

import java.util.List;
import java.util.SplittableRandom;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.Verdicts;

/** Alerts made by hand, and seeded random ones. */
public final class Alerts {
    private static final long MINUTE = 60_000;

    private Alerts() {}

    /** Of the promise that {@link Verdicts#broken()} says is broken. */
    public static Alert firing() {
        return alert(3, null);
    }

    /** The same, an hour later. */
    public static Alert resolved() {
        return alert(4, Verdicts.TEN + 66 * MINUTE);
    }

    private static Alert alert(int revision, Long resolvedAtMillis) {
        return new Alert(
                "satisfied/gold/checkout/*",
                "satisfied-gold-checkout-1795255560000",
                revision,
                AlertKind.PROMISE_BROKEN,
                resolvedAtMillis == null,
                "satisfied",
                7,
                new Cell("gold", "checkout", "*"),
                "csat",
                Severity.PAGE,
                "Gold CSAT at checkout 74 %, promised 88 %, for 6 min",
                0.88,
                new Observed(6 * MINUTE, 428, 0.738, 0.694, 0.778),
                Verdicts.TEN,
                Verdicts.TEN + 6 * MINUTE,
                resolvedAtMillis,
                312,
                48_200,
                List.of(new Contributor("channel", "mobile", 0.81), new Contributor("channel", "web", 0.19)),
                new Marker(Verdicts.TEN - 3 * MINUTE, "release-7", "checkout", "mobile"),
                "cx-digital",
                "https://runbooks.example/satisfied",
                List.of("gold/checkout/*"),
                4,
                null,
                false,
                List.of());
    }

    public static Alert random(SplittableRandom random) {
        boolean isFiring = random.nextBoolean();
        return new Alert(
                "on-time/*/delivery/*",
                "on-time-" + random.nextInt(1000),
                random.nextInt(100),
                AlertKind.values()[random.nextInt(AlertKind.values().length)],
                isFiring,
                "on-time",
                random.nextInt(1, 9),
                new Cell("*", "delivery", "*"),
                maybe(random, "on-time"),
                Severity.values()[random.nextInt(Severity.values().length)],
                "Deliveries are late",
                random.nextDouble(),
                maybe(random, new Observed(MINUTE, random.nextInt(100), random.nextDouble(), 0, 1)),
                random.nextLong(Verdicts.TEN),
                random.nextLong(Verdicts.TEN),
                isFiring ? null : (Long) random.nextLong(Verdicts.TEN),
                random.nextInt(1000),
                random.nextDouble(1e6),
                random.nextBoolean() ? List.of() : List.of(new Contributor("segment", "gold", random.nextDouble())),
                maybe(random, new Marker(random.nextLong(Verdicts.TEN), "campaign", "delivery", "other")),
                maybe(random, "logistics"),
                maybe(random, "https://runbooks.example/late"),
                random.nextBoolean() ? List.of() : List.of("gold/delivery/*", "basic/delivery/*"),
                random.nextInt(9),
                maybe(random, random.nextBoolean() ? "time" : "margin"),
                random.nextBoolean(),
                random.nextBoolean() ? List.of() : List.of("in-time", "satisfied"));
    }

    private static <T> T maybe(SplittableRandom random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
