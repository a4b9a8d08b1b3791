package xm.promise.watch;

import java.util.Locale;
import xm.promise.Bounds;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.watch.WatchRules.Voice;

/** The voice of a watch: makes verdicts of what is remembered, and says those that are news or were not said for a while. */
final class Saying {
    private static final long MINUTE = 60_000;
    /** A scout with less evidence than that has seen nothing that chance does not bring about any hour. */
    private static final double SCOUT_EVIDENCE = 50;

    private final Watch watch;
    private final Commitment commitment;
    private final Target target;
    private final WatchSettings settings;
    /** Length of the windows that are evidence. */
    private final long windowMillis;

    private final boolean isScout;
    private final Voice voice;

    Saying(
            Watch watch,
            Commitment commitment,
            Target target,
            WatchSettings settings,
            long windowMillis,
            boolean isScout,
            Voice voice) {
        this.windowMillis = windowMillis;
        this.watch = watch;
        this.commitment = commitment;
        this.target = target;
        this.settings = settings;
        this.isScout = isScout;
        this.voice = voice;
    }

    /**
     * Judges anew, and says what has changed or was not said for a while.
     *
     * @param atMillis when what it rests on was known
     */
    void judge(long atMillis, boolean isTurned) {
        if (target.signal().basis() == PromisedSignal.Basis.STOCK) {
            stock(atMillis, isTurned);
            return;
        }
        VerdictState before = watch.state;
        Judgement judgement =
                watch.state == VerdictState.BROKEN ? broken() : Judgement.of(watch, target, seenUntil(atMillis));
        if (judgement.state() != before) {
            watch.state = judgement.state();
            watch.sinceMillis = atMillis;
        }
        if (isTurned || judgement.state() != before || isDue(atMillis)) {
            say(verdict(judgement, atMillis));
        }
    }

    /** Says what holds if it was not said for a while. */
    void again(long atMillis) {
        if (isDue(atMillis)) {
            judge(atMillis, false);
        }
    }

    /** Says that all it rested on is forgotten. */
    void nothingKnown(long atMillis) {
        watch.state = VerdictState.UNPROVEN;
        watch.sinceMillis = atMillis;
        double needed = target.signal().basis() == PromisedSignal.Basis.STOCK ? 1 : target.needed();
        say(new Verdict(
                commitment,
                toldState(),
                toldSinceMillis(),
                atMillis,
                null,
                0,
                needed,
                0,
                0,
                watch.isBlind,
                false,
                Judgement.NOTHING));
    }

    /** A stock is a count of everybody: it is what it is, and only chance in who they are is doubted. */
    private void stock(long atMillis, boolean isTurned) {
        StockJudgement judgement = StockJudgement.of(watch, target);
        VerdictState before = watch.state;
        if (before != VerdictState.BROKEN && judgement.state() != before) {
            watch.state = judgement.state();
            watch.sinceMillis = atMillis;
        }
        if (isTurned || watch.state != before || isDue(atMillis)) {
            Observed observed = new Observed(
                    settings.paneMillis(),
                    Math.round(watch.stockSize),
                    watch.stockValue,
                    judgement.low(),
                    judgement.high());
            say(new Verdict(
                    commitment,
                    toldState(),
                    toldSinceMillis(),
                    atMillis,
                    observed,
                    judgement.evidence(),
                    1,
                    watch.stockSize,
                    Math.max(0, watch.stockSize * judgement.gap()),
                    watch.isBlind,
                    false,
                    judgement.gate()));
        }
    }

    /** A promise that is broken stays so while nobody can see. */
    private VerdictState toldState() {
        return watch.isBlind && watch.state != VerdictState.BROKEN ? VerdictState.BLIND : watch.state;
    }

    private long toldSinceMillis() {
        return toldState() == VerdictState.BLIND ? watch.blindSinceMillis : watch.sinceMillis;
    }

    private boolean isDue(long atMillis) {
        boolean isPressing = watch.state == VerdictState.BROKEN || watch.state == VerdictState.AT_RISK || isScout;
        long every = isPressing ? Math.max(MINUTE, settings.paneMillis()) : settings.sayEveryMillis();
        return watch.saidMillis == Watch.NEVER || atMillis - watch.saidMillis >= every;
    }

    private Judgement broken() {
        Recovery recovery = Recovery.of(target.mean(), watch.dropLevel, windowMillis);
        double evidence = watch.recovery == null ? 0 : recovery.detector().value(watch.recovery);
        String gate = String.format(
                Locale.ROOT,
                "broken with evidence %,.0f; evidence of recovery %,.0f of %,.0f",
                watch.alarmEvidence,
                evidence,
                recovery.detector().needed());
        return watch.history.isEmpty()
                ? new Judgement(VerdictState.BROKEN, null, Bounds.ALL, gate)
                : Look.since(watch.history, target).says(VerdictState.BROKEN, gate);
    }

    private Verdict verdict(Judgement judgement, long atMillis) {
        boolean isBroken = watch.state == VerdictState.BROKEN;
        History.Stretch stretch = judgement.stretch();
        double evidence = isBroken ? watch.alarmEvidence : target.detector().value(watch.breach);
        return new Verdict(
                commitment,
                toldState(),
                toldSinceMillis(),
                atMillis,
                stretch == null ? null : observed(stretch, judgement.bounds(), seenUntil(atMillis)),
                evidence,
                target.needed(),
                stretch == null ? 0 : customers(stretch, seenUntil(atMillis)),
                stretch == null ? 0 : shortfall(stretch.sum()),
                watch.isBlind,
                false,
                watch.isBlind ? blind(atMillis) + "; " + judgement.gate() : judgement.gate());
    }

    /** Each counted once, as far as that is known. */
    private double customers(History.Stretch stretch, long untilMillis) {
        return stretch.customers()
                * watch.regulars.share(untilMillis - stretch.startMillis(), untilMillis, windowMillis);
    }

    /** Until when there is evidence: of what turns out later no farther than it was judged. */
    private long seenUntil(long atMillis) {
        boolean isLater = target.signal().basis() == PromisedSignal.Basis.MATURE_SHARE;
        return isLater && watch.sealedMillis != Watch.NEVER ? watch.sealedMillis : atMillis;
    }

    private Observed observed(History.Stretch stretch, Bounds bounds, long untilMillis) {
        double value = target.signal().value(stretch.sum(), target.bound());
        double one = target.signal().valueAt(stretch.sum(), bounds.low(), target.bound());
        double other = target.signal().valueAt(stretch.sum(), bounds.high(), target.bound());
        return new Observed(
                Math.max(settings.paneMillis(), untilMillis - stretch.startMillis()),
                Math.round(stretch.sum().size()),
                value,
                Math.min(one, other),
                Math.max(one, other));
    }

    private double shortfall(Sample sum) {
        Sample judged = target.signal().judged(sum);
        return Math.max(0, target.mean() * judged.size() - judged.sum());
    }

    private String blind(long atMillis) {
        return String.format(
                Locale.ROOT,
                "%,.0f answers were to be expected since the last",
                watch.rhythm.expected(watch.rhythm.lastMillis, atMillis));
    }

    private void say(Verdict verdict) {
        watch.version = commitment.version();
        boolean isNews = verdict.state() == VerdictState.BROKEN || verdict.evidence() >= SCOUT_EVIDENCE;
        boolean wasNews = isScout && watch.saidMillis != Watch.NEVER;
        if (!isScout || (isNews && verdict.shortfall() > 0)) {
            watch.saidMillis = verdict.atMillis();
            voice.say(verdict);
        } else if (wasNews) {
            // once that all is well again
            watch.saidMillis = Watch.NEVER;
            voice.say(verdict);
        }
    }
}
