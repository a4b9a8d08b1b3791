package xm.customer.churn;

/** Times in tests, in days. */
final class Days {
    private Days() {}

    static long of(double days) {
        return Math.round(days * 86_400_000);
    }
}
