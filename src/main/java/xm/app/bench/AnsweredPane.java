package xm.app.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The answers of one pane, in the order in which they came. */
final class AnsweredPane {
    private boolean[] isBad = new boolean[64];
    private int size;
    private int bad;

    /** Answers of which some are bad, in any order. */
    void fill(int badOnes, int goodOnes, SplittableRandom dice) {
        size = 0;
        bad = 0;
        append(badOnes, goodOnes, dice);
    }

    /** More answers, all of them later. */
    void append(int badOnes, int goodOnes, SplittableRandom dice) {
        int left = badOnes + goodOnes;
        if (size + left > isBad.length) {
            isBad = Arrays.copyOf(isBad, 2 * (size + left));
        }
        int badLeft = badOnes;
        while (left > 0) {
            boolean isNextBad = badLeft == left || (badLeft > 0 && dice.nextDouble() * left < badLeft);
            isBad[size++] = isNextBad;
            badLeft -= isNextBad ? 1 : 0;
            left--;
        }
        bad += badOnes;
    }

    int size() {
        return size;
    }

    int bad() {
        return bad;
    }

    boolean isBad(int index) {
        return isBad[index];
    }
}
