package xm.board;

import java.util.Comparator;
import java.util.List;
import xm.alert.SignalWords;
import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.VerdictState;

/**
 * How one promise stands at one cell, in words and numbers.
 *
 * @param state wire name of the {@link VerdictState}
 * @param observedMillis in how long a time it was seen
 * @param isTooFew whether what was seen is withheld, because too few said it; then nothing that follows from it is told
 * @param value in the signal's unit, {@code null} as all that follows it where nothing was seen
 * @param valueText with its unit
 * @param promisedText which way, and how much: {@code promised 88 %}
 * @param betweenText the 95 % interval, always valid
 * @param evidence against the promise, as a share of what an alarm needs
 * @param isBlind nothing can be seen at present, whatever the state
 * @param unheardSinceMillis when the last verdict came if none has for longer than its rhythm makes plausible, else
 *     {@code null}: what it says may long be over
 * @param gate in words, what holds the state where it is
 */
public record Standing(
        String promise,
        String signal,
        String signalName,
        String segment,
        String touchpoint,
        String channel,
        String state,
        long sinceMillis,
        long atMillis,
        String severity,
        String owner,
        String runbook,
        int version,
        double promised,
        String promisedText,
        boolean isTooFew,
        Long n,
        Double value,
        String valueText,
        Double low,
        Double high,
        String betweenText,
        Long observedMillis,
        double evidence,
        long customers,
        boolean isBlind,
        Long unheardSinceMillis,
        String gate) {

    private static final String UNHEARD = "no verdict came for longer than is usual here, so nobody knows";

    /** What must be looked at first; what nobody can see is worse than what is not proven. */
    private static final List<String> WORST_FIRST = List.of("BROKEN", "AT_RISK", "BLIND", "UNPROVEN", "KEPT");

    /** The worst first; of one state the louder promise, then the one with more evidence against it. */
    static final Comparator<Standing> ORDER = Comparator.comparingInt((Standing it) -> it.rank())
            .thenComparingInt(it -> -List.of("record", "ticket", "page").indexOf(it.severity))
            .thenComparingDouble(it -> -it.evidence)
            .thenComparing(Standing::promise)
            .thenComparing(Standing::channel);

    /** How it stands at a time, as far as what was said last can still be believed then. */
    static Standing of(Judged judged, long atMillis, Crowd crowd) {
        boolean isHeard = judged.isHeardAt(atMillis);
        Observed seen = judged.observed();
        boolean isSeen = seen != null && seen.n() > 0 && !Double.isNaN(seen.value());
        boolean isTooFew = isSeen && crowd.isTooFew(seen.n());
        boolean isShown = isSeen && !isTooFew;
        Judged.Term term = judged.term();
        Cell cell = term.cell();
        String signal = term.signal();
        return new Standing(
                term.promise(),
                signal,
                SignalWords.name(signal),
                cell.segment(),
                cell.touchpoint(),
                cell.channel(),
                shown(judged.state(), isSeen, isHeard).name(),
                isSilenced(judged.state(), isHeard) ? judged.atMillis() : judged.sinceMillis(),
                judged.atMillis(),
                term.severity().wireName(),
                term.owner(),
                term.runbook(),
                judged.version(),
                judged.promised(),
                SignalWords.promised(signal, isShown ? seen.value() : judged.promised(), judged.promised()),
                isTooFew,
                isShown ? seen.n() : null,
                isShown ? tidy(seen.value()) : null,
                isShown ? SignalWords.value(signal, seen.value(), judged.promised()) : null,
                isShown ? tidy(seen.low()) : null,
                isShown ? tidy(seen.high()) : null,
                isShown ? SignalWords.between(signal, seen.low(), seen.high(), judged.promised()) : null,
                isShown ? seen.windowMillis() : null,
                isTooFew ? 0 : Math.round(judged.evidence() * 1000) / 1000.0,
                isTooFew || crowd.isFew(Math.round(judged.customers())) ? 0 : Math.round(judged.customers()),
                judged.isBlind() || (!isHeard && judged.state() == VerdictState.BROKEN),
                isHeard ? null : (Long) judged.atMillis(),
                !isHeard ? UNHEARD : isTooFew ? null : judged.gate());
    }

    /**
     * Never kept without data, whatever was written, and not for longer than it is heard of. What is broken stays so, as in
     * a verdict; what was not proven claims nothing that could have passed.
     */
    private static VerdictState shown(VerdictState state, boolean isSeen, boolean isHeard) {
        if (isSilenced(state, isHeard)) {
            return VerdictState.BLIND;
        }
        return state == VerdictState.KEPT && !isSeen ? VerdictState.UNPROVEN : state;
    }

    /** Whether a silence takes away what was said. */
    private static boolean isSilenced(VerdictState state, boolean isHeard) {
        return !isHeard && (state == VerdictState.KEPT || state == VerdictState.AT_RISK);
    }

    /** Whether its source is silent, also where what was broken stays broken. */
    boolean cannotBeSeen() {
        return isBlind || state.equals(VerdictState.BLIND.name());
    }

    int rank() {
        return rank(state);
    }

    static int rank(String state) {
        return WORST_FIRST.indexOf(state);
    }

    Cell cell() {
        return new Cell(segment, touchpoint, channel);
    }

    private static double tidy(double number) {
        return Math.round(number * 1e5) / 1e5;
    }
}
