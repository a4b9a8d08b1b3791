package xm.signal;

/**
 * The Temkin experience rating: mean of success, ease and emotion.
 *
 * <p>One person answers all three, so the answers are not independent. The interval from the mean of the lower ends to
 * the mean of the upper ends holds whatever their correlation is.
 */
final class Temkin {
    private Temkin() {}

    /** The signal {@code temkin}, or {@code null} if one of the three is missing; its n is the least of theirs. */
    static Reading reading(Reading success, Reading ease, Reading emotion) {
        if (success == null || ease == null || emotion == null) {
            return null;
        }
        long n = Math.min(success.n(), Math.min(ease.n(), emotion.n()));
        Interval interval = new Interval(
                mean(success.low(), ease.low(), emotion.low()), mean(success.high(), ease.high(), emotion.high()));
        return new Reading("temkin", n, mean(success.value(), ease.value(), emotion.value()), interval);
    }

    private static double mean(double a, double b, double c) {
        return (a + b + c) / 3;
    }
}
