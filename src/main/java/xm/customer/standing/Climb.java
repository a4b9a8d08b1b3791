package xm.customer.standing;

/** What the loyalty ladder remembers of a customer: the rung, since when, and when last something spoke for another. */
public final class Climb {
    // mutable on purpose, public for the serializer; components are only ever added
    /** Number of the {@link Rung}. */
    public byte rung = Rung.SATISFIED.number();

    public long sinceMillis;
    /** When the customer was last dissatisfied or a detractor, null if never. */
    public Long disappointedMillis;
    /** When the customer last spoke well of the brand, or said that they would; null if never. */
    public Long praisedMillis;

    public Long referredMillis;

    public Climb() {}

    Climb(long nowMillis) {
        sinceMillis = nowMillis;
    }

    Rung rung() {
        return Rung.of(rung);
    }

    void disappointed(long timeMillis) {
        disappointedMillis = later(disappointedMillis, timeMillis);
    }

    void praised(long timeMillis) {
        praisedMillis = later(praisedMillis, timeMillis);
    }

    void referred(long timeMillis) {
        referredMillis = later(referredMillis, timeMillis);
    }

    Climb copy() {
        Climb copy = new Climb();
        copy.rung = rung;
        copy.sinceMillis = sinceMillis;
        copy.disappointedMillis = disappointedMillis;
        copy.praisedMillis = praisedMillis;
        copy.referredMillis = referredMillis;
        return copy;
    }

    private static Long later(Long known, long timeMillis) {
        return known == null ? timeMillis : Math.max(known, timeMillis);
    }
}
