package xm.board;

import java.util.regex.Pattern;
import xm.alert.SignalWords;
import xm.event.Cell;

/**
 * One broken promise in one line, with where to look.
 *
 * @param severity wire name
 * @param customers about how many had the experience that was not promised
 * @param valueAtRisk what they are worth a year, 0 if unknown
 * @param alertId of the alert that speaks, {@code null} if none does
 */
public record Sentence(
        String text,
        String severity,
        long sinceMillis,
        long customers,
        double valueAtRisk,
        String segment,
        String touchpoint,
        String channel,
        String promise,
        String signal,
        String alertId) {

    /** How long it lasted when it was told; the board tells how long it lasts. */
    private static final Pattern ITS_TIME = Pattern.compile(", (for [0-9][^,]*|just now)(?=$|, no data now$)");

    static Sentence of(AlertLives.Told told, Crowd crowd) {
        AlertLine alert = AlertLine.of(told, crowd);
        return new Sentence(
                ITS_TIME.matcher(alert.summary()).replaceFirst(""),
                alert.severity(),
                alert.sinceMillis(),
                alert.customers(),
                alert.valueAtRisk(),
                alert.segment(),
                alert.touchpoint(),
                alert.channel(),
                alert.promise(),
                alert.signal(),
                alert.alertId());
    }

    /** Of a broken promise for which no alert speaks. */
    static Sentence of(Standing broken) {
        String where = where(broken.cell());
        String seen = broken.valueText() == null ? "is broken" : broken.valueText();
        return new Sentence(
                broken.isTooFew()
                        ? Crowd.sentence(where, broken.signal(), broken.promisedText())
                        : where + ": " + SignalWords.name(broken.signal()) + ' ' + seen + ", " + broken.promisedText(),
                broken.severity(),
                broken.sinceMillis(),
                0,
                0,
                broken.segment(),
                broken.touchpoint(),
                broken.channel(),
                broken.promise(),
                broken.signal(),
                null);
    }

    static String where(Cell cell) {
        StringBuilder words = new StringBuilder(cell.segment().equals(Cell.ANY) ? "all segments" : cell.segment());
        if (!cell.touchpoint().equals(Cell.ANY)) {
            words.append(" at ").append(cell.touchpoint());
        }
        if (!cell.channel().equals(Cell.ANY)) {
            words.append(" via ").append(cell.channel());
        }
        return words.toString();
    }
}
