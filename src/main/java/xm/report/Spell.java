package xm.report;

import xm.promise.VerdictState;

/**
 * One state of one promise at one cell, for as long as it was so.
 *
 * @param version of the promise book by which it was judged
 * @param state what was said last; where nobody watched it may have been otherwise
 * @param isWatched whether it is known to have been so
 */
public record Spell(int version, VerdictState state, Stretch stretch, boolean isWatched) {}
