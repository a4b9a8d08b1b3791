package xm.codec;

/**
 * What a number may be, ends included, and how a person is told.
 *
 * <p>The scales are the contract's. Where it says only "not negative", the upper end is a bound of plausibility: what
 * is above it is a broken clock or a wrong unit, not an experience.
 */
record Range(double low, double high, String words) {
    static final Range CSAT = answer(1, 5);
    static final Range NPS = answer(0, 10);
    static final Range TEMKIN = answer(1, 7);
    static final Range SEVERITY = new Range(1, 4, "a severity 1-4");
    static final Range WHOLE = of("a whole number", -1e9, 1e9);
    static final Range COUNT = of("a count", 0, 1e9);
    static final Range REACH = of("a count", 0, 1e12);
    /** About 31 years. */
    static final Range SECONDS = of("seconds", 0, 1e9);
    /** About 11 days. */
    static final Range MILLIS = of("milliseconds", 0, 1e9);
    /** About 19 years, early or late. */
    static final Range MINUTES = of("minutes", -1e7, 1e7);

    static final Range PERCENT = of("a percentage", 0, 100);
    static final Range BURST_RATIO = of("a ratio", 1, 1000);
    static final Range LAYOUT_SHIFT = of("a layout shift", 0, 1000);
    static final Range OPINION_SCORE = of("an opinion score", 1, 5);
    static final Range SENTIMENT = of("a sentiment", -1, 1);
    static final Range CONFIDENCE = of("a confidence", 0, 1);

    static Range answer(int low, int high) {
        return new Range(low, high, "a " + low + "-" + high + " answer");
    }

    private static Range of(String what, double low, double high) {
        return new Range(low, high, what + " from " + Math.round(low) + " to " + Math.round(high));
    }

    /** Not so for NaN. */
    boolean has(double value) {
        return value >= low && value <= high;
    }
}
