package xm.report;

import xm.promise.VerdictState;

/**
 * One state of one promise at one cell, for as long as it was so.
 *
 * @param version of the promise book by which it was judged
 */
public record Spell(int version, VerdictState state, Stretch stretch) {}
