package xm.customer.churn;

/**
 * The modified beta-geometric model: a customer can leave after each purchase, the first one too.
 *
 * @param r shape of the rates
 * @param alpha scale of the rates
 * @param a shape of leaving
 * @param b shape of staying
 */
public record MbgNbd(double r, double alpha, double a, double b) implements BuyingModel {
    public static final String NAME = "mbg-nbd";

    @Override
    public String wireName() {
        return NAME;
    }

    @Override
    public int chances(int repeats) {
        return repeats + 1;
    }
}
