package xm.customer.standing;

import xm.customer.Voice;
import xm.signal.StandingChange;

/**
 * What one customer adds to the stock of a segment, as it was told last.
 *
 * <p>Risk in whole 2^-20 and value in cents: differences of them, and of their squares, are exact.
 */
public final class Stock {
    private static final int RISK_BITS = 20;
    private static final double CENTS = 100;
    private static final int NO_RUNG = -1;

    // mutable on purpose, public for the serializer; components are only ever added
    public String segment;
    public int risk;
    public boolean isAtRisk;
    /** Money a year, in hundredths. */
    public long cents;
    /** Number of the {@link Rung}. */
    public byte rung;

    public Stock() {}

    Stock(String segment, double risk, boolean isAtRisk, double value, Rung rung) {
        this.segment = segment;
        this.risk = (int) Math.rint(Math.scalb(risk, RISK_BITS));
        this.isAtRisk = isAtRisk;
        this.cents = Math.round(value * CENTS);
        this.rung = rung.number();
    }

    /** The same of a customer with another risk and value. */
    Stock with(double otherRisk, double otherValue) {
        return new Stock(segment, otherRisk, isAtRisk, otherValue, Rung.of(rung));
    }

    /** Tells what changed; either may be {@code null}. */
    static void tell(Stock before, Stock now, long timeMillis, Voice voice) {
        if (before != null && now != null && before.segment.equals(now.segment)) {
            if (!before.equalTo(now)) {
                voice.standing(change(before, now, now.segment, timeMillis));
            }
            return;
        }
        if (before != null) {
            voice.standing(change(before, null, before.segment, timeMillis));
        }
        if (now != null) {
            voice.standing(change(null, now, now.segment, timeMillis));
        }
    }

    double risk() {
        return Math.scalb((double) risk, -RISK_BITS);
    }

    private boolean equalTo(Stock other) {
        return risk == other.risk
                && isAtRisk == other.isAtRisk
                && centsAtRisk(this) == centsAtRisk(other)
                && rung == other.rung;
    }

    private static StandingChange change(Stock before, Stock now, String segment, long timeMillis) {
        int from = before == null ? NO_RUNG : before.rung;
        int to = now == null ? NO_RUNG : now.rung;
        double riskBefore = probability(before);
        double riskNow = probability(now);
        return new StandingChange(
                segment,
                timeMillis,
                (now == null ? 0 : 1) - (before == null ? 0 : 1),
                riskNow - riskBefore,
                riskNow * riskNow - riskBefore * riskBefore,
                atRisk(now) - atRisk(before),
                (centsAtRisk(now) - centsAtRisk(before)) / CENTS,
                from == to ? NO_RUNG : from,
                from == to ? NO_RUNG : to);
    }

    private static double probability(Stock stock) {
        return stock == null ? 0 : stock.risk();
    }

    private static int atRisk(Stock stock) {
        return stock != null && stock.isAtRisk ? 1 : 0;
    }

    private static long centsAtRisk(Stock stock) {
        return stock != null && stock.isAtRisk ? stock.cents : 0;
    }
}
