package xm.event;

/**
 * A scale of satisfaction answers, with the box that counts as satisfied and the one that counts as dissatisfied.
 *
 * <p>Satisfied: 1-5 from 4, 1-7 from 6, 1-10 and 0-10 from 9, 1-4 from 3, 1-3 only 3, thumbs up. Dissatisfied mirrors
 * it from the other end.
 */
public enum CsatScale {
    ONE_TO_THREE("1-3", 1, 3, 3),
    ONE_TO_FOUR("1-4", 1, 4, 3),
    ONE_TO_FIVE("1-5", 1, 5, 4),
    ONE_TO_SEVEN("1-7", 1, 7, 6),
    ONE_TO_TEN("1-10", 1, 10, 9),
    ZERO_TO_TEN("0-10", 0, 10, 9),
    THUMBS("thumbs", 0, 1, 1);

    private final String wireName;
    private final int lowest;
    private final int highest;
    private final int satisfiedFrom;

    CsatScale(String wireName, int lowest, int highest, int satisfiedFrom) {
        this.wireName = wireName;
        this.lowest = lowest;
        this.highest = highest;
        this.satisfiedFrom = satisfiedFrom;
    }

    public String wireName() {
        return wireName;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public boolean isSatisfied(int score) {
        return score >= satisfiedFrom;
    }

    public boolean isDissatisfied(int score) {
        return score <= lowest + (highest - satisfiedFrom);
    }
}
