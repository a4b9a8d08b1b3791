package xm.report;

import xm.promise.Commitment;
import xm.promise.VerdictState;

/**
 * One state of one promise at one cell, for as long as it was so.
 *
 * @param commitment by which it was judged
 * @param state what was said last; where nobody watched it may have been otherwise
 * @param isWatched whether it is known to have been so
 */
public record Spell(Commitment commitment, VerdictState state, Stretch stretch, boolean isWatched) {
    /** Version of the promise book. */
    int version() {
        return commitment.version();
    }
}
