package xm.app.explain;

import xm.promise.Verdict;

/**
 * One window that was evidence, and how the promise stood after it.
 *
 * @param n how many answers
 * @param good of them; of answers that are numbers, each counts for as much as it is good
 * @param value in the signal's own unit, {@code null} without answers
 * @param verdict after it, {@code null} if there was nothing to say yet
 */
record Step(long startMillis, long endMillis, double n, double good, Double value, Verdict verdict) {
    double bad() {
        return n - good;
    }
}
