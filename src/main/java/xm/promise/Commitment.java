package xm.promise;

import xm.event.Cell;

/**
 * What is promised for one cell: a promise with the variation that wins there.
 *
 * @param bound in the signal's own unit
 * @param customerValue of one customer of the cell's segment in money a year, 0 if unknown or of all segments
 * @param variation that won, or {@code null} where the promise's own terms hold
 */
public record Commitment(
        int version,
        Promise promise,
        Cell cell,
        double bound,
        long falseAlarmEveryMillis,
        Severity severity,
        String owner,
        String runbook,
        double customerValue,
        Variation variation) {}
