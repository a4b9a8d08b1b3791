package xm.customer.churn;

/**
 * The beta-geometric model: a customer can leave after each repeat purchase, so that who bought once is alive for ever.
 *
 * @param r shape of the rates
 * @param alpha scale of the rates
 * @param a shape of leaving
 * @param b shape of staying
 */
public record BgNbd(double r, double alpha, double a, double b) implements BuyingModel {
    public static final String NAME = "bg-nbd";

    @Override
    public String wireName() {
        return NAME;
    }

    @Override
    public int chances(int repeats) {
        return repeats;
    }
}
