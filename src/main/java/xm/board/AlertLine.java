package xm.board;

import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Contributor;
import xm.alert.SignalWords;
import xm.dispatch.Links;
import xm.promise.Marker;
import xm.promise.Observed;

/**
 * One alert as people read it, with its evidence. What is unknown is {@code null}; addresses are those of the web or
 * {@code null}.
 *
 * @param isTooFew whether what was seen is withheld, because too few said it or, of customers in trouble, are in it
 * @param isAffectedTooFew whether who is affected is withheld, because they are too few
 * @param cells keys of the cells that are part of it, not all of very many
 */
public record AlertLine(
        String alertId,
        String key,
        String kind,
        boolean isFiring,
        String severity,
        String summary,
        String promise,
        int version,
        String signal,
        String segment,
        String touchpoint,
        String channel,
        long sinceMillis,
        long detectedAtMillis,
        Long resolvedAtMillis,
        int revision,
        String promisedText,
        boolean isTooFew,
        boolean isAffectedTooFew,
        Long n,
        String valueText,
        String betweenText,
        Long observedMillis,
        long customers,
        double valueAtRisk,
        long exceptions,
        List<Contributor> contributors,
        Marker nearestChange,
        String owner,
        String runbook,
        String dashboard,
        String escalation,
        boolean isReplayed,
        List<String> cells,
        int cellCount) {

    private static final int MOST_CELLS = 30;

    /** @param crowd of fewer, neither what they had is told nor how many they are */
    static AlertLine of(AlertLives.Told told, Crowd crowd) {
        Alert alert = told.alert();
        Observed seen = alert.observed();
        boolean isSeen = seen != null && seen.n() > 0 && !Double.isNaN(seen.value()) && alert.signal() != null;
        boolean isAffectedTooFew = crowd.isFew(alert.customersAffected());
        boolean isOfThem = alert.kind() == AlertKind.CUSTOMER_EXCEPTION_BURST && isAffectedTooFew;
        boolean isTooFew = isOfThem || (isSeen && crowd.isTooFew(seen.n()));
        boolean isAffectedShown = !isTooFew && !isAffectedTooFew;
        boolean isShown = isSeen && !isTooFew;
        boolean isPromised = alert.signal() != null && !Double.isNaN(alert.promised());
        String promised = isPromised
                ? SignalWords.promised(alert.signal(), isShown ? seen.value() : alert.promised(), alert.promised())
                : null;
        return new AlertLine(
                alert.alertId(),
                alert.key(),
                alert.kind().wireName(),
                alert.isFiring(),
                alert.severity().wireName(),
                isTooFew ? Crowd.sentence(Sentence.where(alert.cell()), alert.signal(), promised) : alert.summary(),
                alert.promise(),
                alert.version(),
                alert.signal(),
                alert.cell().segment(),
                alert.cell().touchpoint(),
                alert.cell().channel(),
                alert.sinceMillis(),
                alert.detectedAtMillis(),
                alert.resolvedAtMillis(),
                alert.revision(),
                promised,
                isTooFew,
                isAffectedTooFew,
                isShown ? seen.n() : null,
                isShown ? SignalWords.value(alert.signal(), seen.value(), alert.promised()) : null,
                isShown ? SignalWords.between(alert.signal(), seen.low(), seen.high(), alert.promised()) : null,
                isShown ? seen.windowMillis() : null,
                isAffectedShown ? alert.customersAffected() : 0,
                isAffectedShown ? alert.valueAtRisk() : 0,
                crowd.isFew(alert.exceptions()) ? 0 : alert.exceptions(),
                isAffectedShown ? alert.contributors() : List.of(),
                alert.nearestChange(),
                alert.owner(),
                address(alert.runbook()),
                address(told.links().dashboard()),
                alert.escalation(),
                alert.isReplayed(),
                alert.cells().stream().limit(MOST_CELLS).toList(),
                alert.cells().size());
    }

    /** Nobody is led anywhere but to a page of the web. */
    private static String address(String text) {
        return Links.isAddress(text) ? text : null;
    }
}
