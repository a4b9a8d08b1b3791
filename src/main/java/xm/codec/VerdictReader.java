package xm.codec;

import java.util.ArrayList;
import java.util.List;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Dimension;
import xm.promise.Promise;
import xm.promise.Severity;
import xm.promise.Verdict;

/**
 * Verdicts back from JSON.
 *
 * <p>Of the promise it holds what the verdict tells: the terms of its cell, not those of others, nor what its customers
 * are worth. Members it does not know are passed over.
 */
public final class VerdictReader {
    private VerdictReader() {}

    public static Reread<Verdict> read(byte[] record) {
        return Reread.of(record, VerdictReader::verdict);
    }

    private static Verdict verdict(RecordMembers record) throws Refusal {
        RecordMembers evidence = record.object("evidence");
        return new Verdict(
                commitment(record),
                record.constant("state", Choice.VERDICT_STATE),
                record.time("since"),
                record.time("at"),
                record.observed(),
                evidence.number("value"),
                evidence.number("needed"),
                record.numberOr("customers", 0),
                record.numberOr("shortfall", 0),
                record.has("blind") && record.flag("blind"),
                record.has("withdrawn") && record.flag("withdrawn"),
                record.textOrNull("gate"));
    }

    private static Commitment commitment(RecordMembers record) throws Refusal {
        Cell cell = record.cell("cell");
        double bound = record.number("promised");
        long falseAlarmEvery = record.has("falseAlarmEvery") ? record.durationMillis("falseAlarmEvery") : 0;
        Severity severity = record.constant("severity", Choice.SEVERITY);
        String owner = record.textOrNull("owner");
        String runbook = record.textOrNull("runbook");
        Promise promise = new Promise(
                record.text("promise"),
                record.text("signal"),
                dimensions(cell),
                bound,
                falseAlarmEvery,
                severity,
                owner,
                runbook,
                0,
                List.of(),
                0);
        return new Commitment(
                record.small("version"), promise, cell, bound, falseAlarmEvery, severity, owner, runbook, 0, null);
    }

    private static List<String> dimensions(Cell cell) {
        List<String> named = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (!dimension.of(cell).equals(Cell.ANY)) {
                named.add(dimension.wireName());
            }
        }
        return named;
    }
}
