package xm.board;

import xm.alert.SignalWords;

/**
 * How many must have answered before the board shows what they said: of fewer, somebody who knows them could tell who said
 * it.
 *
 * <p>The same holds for how many are affected, what they are worth and where they are. States of promises and counts of
 * events are shown all the same. The difference of two cells can still tell of few:
 * whoever must rule that out keeps cells that small from being written.
 *
 * @param smallest that is shown, 1 for everybody
 */
public record Crowd(long smallest) {
    public static final Crowd ANY = new Crowd(1);

    /** What stands in the place of a value. */
    static final String TOO_FEW = "too few to show";

    boolean isTooFew(long n) {
        return n < smallest;
    }

    /** Whether these are people, and too few of them to be told of; none are nobody's secret. */
    boolean isFew(long customers) {
        return customers > 0 && isTooFew(customers);
    }

    /** The sentence of what few said: {@code gold at checkout: CSAT, too few to show, promised 88 %}. */
    static String sentence(String where, String signal, String promisedText) {
        String promised = promisedText == null ? "" : ", " + promisedText;
        return where + ": " + (signal == null ? "" : SignalWords.name(signal) + ", ") + TOO_FEW + promised;
    }
}
