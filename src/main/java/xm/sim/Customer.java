package xm.sim;

/** One customer: what she takes for granted, and what she still remembers. */
final class Customer {
    private static final double HALF_LIFE_MILLIS = 6 * 3_600_000.0;

    private final String id;
    /** How much more than her segment she asks for; the mild are below 0. */
    private final double temper;

    private SegmentProfile segment;
    private double frustration;
    private long frustrationAtMillis;
    private boolean hasBought;
    private boolean gone;

    Customer(String id, SegmentProfile segment, double temper) {
        this.id = id;
        this.segment = segment;
        this.temper = temper;
    }

    String id() {
        return id;
    }

    SegmentProfile segment() {
        return segment;
    }

    void join(SegmentProfile other) {
        segment = other;
    }

    /**
     * Lives through a service of 0..1 and tells how far it was above (below: negative) what she expected. A
     * disappointment adds to her frustration; a pleasant surprise makes her forget a fifth of it.
     */
    double live(double service, long nowMillis) {
        double gap = service - segment.expectation() - temper;
        frustration = gap < 0 ? frustration(nowMillis) - 2 * gap : frustration(nowMillis) * 0.8;
        frustrationAtMillis = nowMillis;
        return gap;
    }

    /** What is left of her disappointments: half of it is forgotten every six hours. 1 is about two bad experiences. */
    double frustration(long nowMillis) {
        if (frustration < 0.01) {
            return 0;
        }
        return frustration * StrictMath.pow(2, (frustrationAtMillis - nowMillis) / HALF_LIFE_MILLIS);
    }

    boolean hasBought() {
        return hasBought;
    }

    void buy() {
        hasBought = true;
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }
}
