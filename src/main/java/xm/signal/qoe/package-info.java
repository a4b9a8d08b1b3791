/**
 * How what was measured of a call, page, film or request becomes a mean opinion score, 1 bad to 5 excellent.
 *
 * <p>Published models as they were published, each with its source; pure functions of what was measured. No sums over
 * customers or time come in here: those are {@link xm.signal.OpinionScores}.
 */
package xm.signal.qoe;
