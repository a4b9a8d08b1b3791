package xm.promise;

import java.util.List;

/**
 * One promise of the book: of which signal, on which cells, how much, and whose business it is.
 *
 * @param name kebab-case
 * @param signal wire name of a {@link PromisedSignal}
 * @param by wire names of the dimensions of the cells it is judged on, in the order segment, touchpoint, channel
 * @param bound in the signal's own unit: at least that where high is better, at most where low is
 * @param falseAlarmEveryMillis at most one false alarm in this time, per cell
 * @param owner who hears of it, or {@code null}
 * @param runbook address, or {@code null}
 * @param escalateAfterMillis a broken promise that is still broken after that is a page; 0 never
 * @param except other terms for some cells
 * @param line of the book where it stands; 0 if unknown
 */
public record Promise(
        String name,
        String signal,
        List<String> by,
        double bound,
        long falseAlarmEveryMillis,
        Severity severity,
        String owner,
        String runbook,
        long escalateAfterMillis,
        List<Variation> except,
        int line) {}
