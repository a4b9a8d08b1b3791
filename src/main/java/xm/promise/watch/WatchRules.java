package xm.promise.watch;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Promise;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.promise.Wording;

/**
 * The rule of one promise at one cell: what was seen makes evidence, evidence makes a verdict.
 *
 * <ul>
 *   <li>Each pane counts once, when it is first told; what is told again, or came later than newer ones, is no evidence.
 *   <li>Broken: the detector's evidence is as strong as the promise asks for. It is broken since the answers most likely
 *       dropped.
 *   <li>Not broken any more: there is evidence that it is better than halfway back from the drop, as strong as chance
 *       brings about once a day, and the mean since then keeps the promise. One good pane is no evidence.
 *   <li>Blind: no answers where they were to be expected. Blind is never kept, and a broken promise stays broken.
 *   <li>Other terms begin with no evidence; a promise that is broken stays so until the new terms are kept.
 * </ul>
 *
 * <p>A cell finer than those on which the promise is judged is a scout: it is watched in the same way, but heard of only
 * when something is wrong there.
 */
public final class WatchRules implements Serializable {
    private static final long serialVersionUID = 1;
    private final WatchSettings settings;
    private final WaitingWindows waiting;
    private transient Map<TargetKey, Target> targets;

    public WatchRules(WatchSettings settings) {
        this.settings = settings;
        waiting = new WaitingWindows(settings.matureMillis());
    }

    /** Who is told. */
    public interface Voice {
        void say(Verdict verdict);
    }

    /**
     * A window of the cell was told.
     *
     * @param given what is remembered, {@code null} for nothing
     * @param terms in force at the window's time, on the signal that was watched before
     * @param front how far windows had been told before
     */
    public Watch see(Watch given, InForce terms, CellReport report, Front front, Voice voice) {
        PromisedSignal signal = signal(terms.commitment());
        if (report.windowMillis() != settings.windowMillis(signal)) {
            return longer(given, settings.windowMillis(signal), report);
        }
        boolean isOld = given == null && report.revision() > 0;
        if (isOld && signal.basis() == PromisedSignal.Basis.MATURE_SHARE) {
            // what turned out only now began before anybody watched
            return null;
        }
        Turn turn = turn(given, terms, front, voice);
        if (signal.basis() == PromisedSignal.Basis.STOCK) {
            return turn.stock(report);
        }
        Sample sample = signal.sample(report, terms.commitment().bound()).orElse(null);
        if (signal.basis() == PromisedSignal.Basis.MATURE_SHARE) {
            return turn.later(report, sample);
        }
        if (sample == null || !(sample.size() > 0)) {
            return given == null ? null : turn.nothing(report);
        }
        return turn.pane(report, sample);
    }

    /** A window that is no evidence counts the customers of those that are, each of them once. */
    private static Watch longer(Watch watch, long windowMillis, CellReport report) {
        boolean isWhole = report.windowMillis() % windowMillis == 0 && report.windowMillis() != windowMillis;
        if (watch != null && isWhole && report.revision() == 0) {
            watch.regulars.window(
                    report.startMillis(), report.endMillis(), (double) report.customers(), (double) report.events());
        }
        return watch;
    }

    /**
     * Time has come so far, which is known.
     *
     * @return what is to be remembered, {@code null} if nothing has been seen for so long that the watch has ended
     */
    public Watch wake(Watch watch, InForce terms, Front front, Voice voice) {
        return turn(watch, terms, front, voice).wake();
    }

    /**
     * Nothing is promised there any more, or something else: said once, by the last terms.
     *
     * @param now the promise of that name as it is now, {@code null} for none
     */
    public void end(Watch watch, Commitment last, Promise now, long atMillis, Voice voice) {
        if (watch.saidMillis != Watch.NEVER) {
            voice.say(Optional.ofNullable(now)
                    .flatMap(other -> Wording.instead(last.promise(), other))
                    .map(instead -> Verdict.withdrawn(last, atMillis, instead))
                    .orElseGet(() -> Verdict.withdrawn(last, atMillis)));
        }
    }

    private Turn turn(Watch given, InForce terms, Front front, Voice voice) {
        return new Turn(settings, waiting, target(terms.commitment()), given, terms, front, voice);
    }

    private static PromisedSignal signal(Commitment commitment) {
        return PromisedSignal.named(commitment.promise().signal()).orElseThrow();
    }

    private Target target(Commitment commitment) {
        if (targets == null) {
            targets = new HashMap<>();
        }
        PromisedSignal signal = signal(commitment);
        double needed = settings.needed(commitment.falseAlarmEveryMillis(), signal);
        return targets.computeIfAbsent(
                new TargetKey(signal.wireName(), commitment.bound(), needed),
                key -> Target.of(signal, commitment.bound(), needed));
    }

    private record TargetKey(String signal, double bound, double needed) {}
}
