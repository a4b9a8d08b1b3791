package xm.customer.churn;

import java.io.Serializable;

/**
 * A customer buys at a rate of their own until, after some purchase, they leave for ever; both differ from customer to
 * customer: rates by a gamma distribution (r, alpha), the chance of leaving by a beta distribution (a, b).
 *
 * <p>Of a customer it needs three numbers, in one unit of time for all: how many purchases followed the first
 * ({@code repeats}, x in the literature), when the last of them was ({@code recency}, t_x) and how long ago the first
 * ({@code age}, T). The two models differ in one thing only: how many {@link #chances} to leave there were.
 *
 * <p>Fader, Hardie and Lee 2005 (BG/NBD); Batislam, Denizel and Filiztekin 2007, Wagner and Hoppe 2008 (MBG/NBD).
 */
public sealed interface BuyingModel extends Serializable permits BgNbd, MbgNbd {
    /** Shape of the rates. */
    double r();

    /** Scale of the rates: the mean rate is r / alpha. */
    double alpha();

    /** Shape of leaving: the mean chance is a / (a + b). */
    double a();

    /** Shape of staying. */
    double b();

    /** How it is called in files and in what is told. */
    String wireName();

    /** How often a customer with so many repeat purchases could have left. */
    int chances(int repeats);

    /** The log-odds that the customer has left: minus infinity when there was no chance to. */
    default double goneLogOdds(int repeats, double recency, double age) {
        int chances = chances(repeats);
        if (chances == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return (r() + repeats) * Math.log1p((age - recency) / (alpha() + recency))
                + Math.log(a() / (b() + chances - 1));
    }

    /** The probability that the customer has not left. It ranks one-time buyers wrongly and is no risk to be shown. */
    default double pAlive(int repeats, double recency, double age) {
        return LogOdds.probability(-goneLogOdds(repeats, recency, age));
    }

    /**
     * The probability of no purchase in the {@code horizon} that begins now: gone already, or alive and slow. As people
     * leave after purchases only, nobody leaves within the horizon unseen. Rises with silence.
     */
    default double riskWithin(int repeats, double recency, double age, double horizon) {
        double buysIfAlive = -Math.expm1(-(r() + repeats) * Math.log1p(horizon / (alpha() + age)));
        return 1 - pAlive(repeats, recency, age) * buysIfAlive;
    }

    /**
     * The age at which, without another purchase, {@link #pAlive} falls to a threshold; infinite if it never does, before
     * {@code recency} if it always was below.
     */
    default double pAliveThresholdTime(int repeats, double recency, double threshold) {
        int chances = chances(repeats);
        if (chances == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double odds = (1 - threshold) / threshold * (b() + chances - 1) / a();
        return (alpha() + recency) * Math.pow(odds, 1 / (r() + repeats)) - alpha();
    }

    /** The logarithm of the density of one customer's purchases. */
    default double logLikelihood(int repeats, double recency, double age) {
        int chances = chances(repeats);
        double shape = r() + repeats;
        double purchases = LogGamma.of(shape) - LogGamma.of(r()) + r() * Math.log(alpha());
        double stays = LogGamma.beta(a(), b() + chances) - LogGamma.beta(a(), b());
        double gone = goneLogOdds(repeats, recency, age);
        double orGone = gone > 0 ? gone + Math.log1p(Math.exp(-gone)) : Math.log1p(Math.exp(gone));
        return purchases + stays - shape * Math.log(alpha() + age) + orGone;
    }

    /** The expected number of purchases in the {@code horizon} that begins now. */
    default double expectedPurchases(int repeats, double recency, double age, double horizon) {
        return ExpectedPurchases.within(this, repeats, age, horizon) * pAlive(repeats, recency, age);
    }

    /** The expected number of repeat purchases of a new customer. */
    default double expectedPurchases(double horizon) {
        return expectedPurchases(0, 0, 0, horizon);
    }
}
