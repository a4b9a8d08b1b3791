package xm.app.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.codec.Reread;
import xm.codec.VerdictReader;
import xm.event.Cell;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * How near a promise came to firing where it did not: the verdict with the most of the evidence that is needed.
 *
 * @param json the verdict as it was told
 */
public record Closest(Verdict verdict, String json) {

    /** For alerts that did not fire under a book, how near it came; nothing where nothing was promised there. */
    public static Map<AlertLife, Closest> of(List<AlertLife> missed, PromiseResult under, Path out) throws IOException {
        Map<AlertLife, Closest> closest = new HashMap<>();
        if (missed.isEmpty()) {
            return closest;
        }
        try (BufferedReader lines = Files.newBufferedReader(PromiseResult.verdicts(under.plan(), out))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Closest told = read(line);
                for (AlertLife alert : missed) {
                    if (isAbout(told.verdict, alert, under.span().toMillis())) {
                        closest.merge(
                                alert,
                                told,
                                (before, now) ->
                                        before.nearer(now, alert.first().sinceMillis()));
                    }
                }
            }
        }
        return closest;
    }

    private static Closest read(String line) throws IOException {
        Reread<Verdict> told = VerdictReader.read(line.getBytes(StandardCharsets.UTF_8));
        if (!told.isRead()) {
            throw new IOException("a verdict of the backtest cannot be read, " + told.mistake() + ": " + line);
        }
        return new Closest(told.value(), line);
    }

    private static boolean isAbout(Verdict verdict, AlertLife alert, long recordedUntilMillis) {
        return verdict.promise().equals(alert.first().promise())
                && verdict.atMillis() <= alert.endMillis(recordedUntilMillis)
                && alert.cells().stream().anyMatch(cell -> overlaps(cell, verdict.cell()));
    }

    private static boolean overlaps(Cell cell, Cell other) {
        return cell.covers(other) || other.covers(cell);
    }

    /** What was said last before a time still held then; of what was said later, that with the most evidence counts. */
    private Closest nearer(Closest later, long sinceMillis) {
        return verdict.atMillis() < sinceMillis || later.nearness() > nearness() ? later : this;
    }

    private double nearness() {
        double share = verdict.needed() > 0 ? verdict.evidence() / verdict.needed() : 0;
        return verdict.state() == VerdictState.BROKEN ? Double.MAX_VALUE : share;
    }
}
