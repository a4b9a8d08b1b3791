package xm.customer.standing;

/** A rung of the loyalty ladder. Its number, which rises with loyalty, is what is kept and counted. */
public enum Rung {
    AT_RISK("at-risk", 0),
    SATISFIED("satisfied", 1),
    LOYAL("loyal", 2),
    ADVOCATE("advocate", 3),
    REFERRER("referrer", 4);

    private static final Rung[] BY_NUMBER = values();

    private final String wireName;
    private final byte number;

    Rung(String wireName, int number) {
        this.wireName = wireName;
        this.number = (byte) number;
    }

    public String wireName() {
        return wireName;
    }

    byte number() {
        return number;
    }

    Rung below() {
        return of(number - 1);
    }

    static Rung of(int number) {
        return BY_NUMBER[number];
    }
}
