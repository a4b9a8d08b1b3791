package xm.customer.churn;

/**
 * How many purchases a customer who is still there makes within a horizon, who may leave after each of them.
 *
 * <p>Published as (c / (a - 1)) (1 - (1 - z)^(r + x) 2F1(r + x, b + n; c; z)) with n chances to leave, c = a + b + n - 1
 * and z = horizon / (alpha + age + horizon). Euler's transformation turns the power and the function, which overflow, into
 * (1 - z)^(a - 1) 2F1(c - r - x, a - 1; c; z); with its first term set apart, a = 1 is no division by zero any more.
 */
final class ExpectedPurchases {
    private static final int MOST_TERMS = 1_000_000;

    private ExpectedPurchases() {}

    static double within(BuyingModel model, int repeats, double age, double horizon) {
        double a = model.a();
        double c = a + model.b() + model.chances(repeats) - 1;
        double z = horizon / (model.alpha() + age + horizon);
        double logRest = Math.log1p(-z);
        double first = a == 1 ? -logRest : -Math.expm1((a - 1) * logRest) / (a - 1);
        return c * first - Math.exp((a - 1) * logRest) * furtherTerms(a, c, c - model.r() - repeats, z);
    }

    /** The sum over k of 1.. of c (p)_k (a)_(k-1) z^k / ((c)_k k!). */
    private static double furtherTerms(double a, double c, double p, double z) {
        double term = p * z;
        double sum = 0;
        for (int k = 1; k <= MOST_TERMS && Math.abs(term) > Math.ulp(sum) / 2; k++) {
            sum += term;
            term *= (p + k) * (a + k - 1) / ((c + k) * (k + 1)) * z;
        }
        return sum;
    }
}
