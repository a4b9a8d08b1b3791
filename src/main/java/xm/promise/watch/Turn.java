package xm.promise.watch;

import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.SignalReport;
import xm.promise.VerdictState;
import xm.promise.detect.Evidence;
import xm.promise.watch.WatchRules.Voice;

/** One watch while something happens to it: a window is told, or time goes on. The rules are those of {@link WatchRules}. */
final class Turn {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    /** What is older is no part of any verdict. */
    private static final long REMEMBERED = 31 * DAY;

    private final WatchSettings settings;
    private final WaitingWindows waiting;
    private final Watch watch;
    private final InForce terms;
    private final Target target;
    private final long windowMillis;
    private final Front front;
    private final Presence presence;
    private final Saying saying;

    Turn(
            WatchSettings settings,
            WaitingWindows waiting,
            Target target,
            Watch given,
            InForce terms,
            Front front,
            Voice voice) {
        this.settings = settings;
        this.waiting = waiting;
        this.terms = terms;
        this.target = target;
        this.front = front;
        windowMillis = settings.windowMillis(target.signal());
        Commitment commitment = terms.commitment();
        boolean isScout = !Commitments.isJudgedOn(commitment.promise(), commitment.cell());
        watch = given == null ? new Watch() : given;
        presence = new Presence(watch, terms.touchpoint(), settings, front, windowMillis);
        saying = new Saying(watch, commitment, target, settings, windowMillis, isScout, voice);
        adopt(commitment, given == null);
    }

    private void adopt(Commitment commitment, boolean isFirst) {
        boolean isOtherBound = watch.bound != commitment.bound();
        boolean isOther = isOtherBound || watch.falseAlarmEveryMillis != commitment.falseAlarmEveryMillis();
        if (isOther && !isFirst) {
            watch.breach = new Evidence();
            watch.recovery = watch.recovery == null ? null : new Evidence();
            watch.stockTurning = 0;
        }
        if (isOtherBound && !isFirst && watch.state != VerdictState.BROKEN) {
            // what was answered before was not held against this
            watch.history = new History();
            watch.state = VerdictState.UNPROVEN;
            watch.sinceMillis = Watch.NEVER;
        } else if (isOtherBound && target.signal().basis() == PromisedSignal.Basis.TIME) {
            // times are remembered by how many times they are as long as was promised
            watch.history = new History();
        }
        if (isFirst) {
            watch.version = commitment.version();
        }
        watch.signal = target.signal().wireName();
        watch.bound = commitment.bound();
        watch.falseAlarmEveryMillis = commitment.falseAlarmEveryMillis();
    }

    Watch pane(CellReport report, Sample sample) {
        long start = report.startMillis();
        long end = report.endMillis();
        if (start >= watch.sealedMillis) {
            boolean wasBlind = hear(start, end, sample.size());
            double customers = (double) report.customers();
            watch.regulars.pane(customers, (double) report.events());
            weigh(start, end, end, sample, customers, wasBlind);
        }
        return watch;
    }

    private boolean hear(long startMillis, long endMillis, double answers) {
        noticeGap(startMillis);
        return presence.hear(startMillis, endMillis, answers);
    }

    /** @param knownMillis when the window was complete: its end, or later where some of it turns out only later */
    private void weigh(
            long startMillis, long endMillis, long knownMillis, Sample sample, double customers, boolean wasBlind) {
        long unit = Math.max(windowMillis, MINUTE);
        if (wasBlind) {
            seeAgain(startMillis);
        }
        watch.history.forgetBefore(endMillis - REMEMBERED, unit);
        if (watch.history.isEmpty() && watch.recovery != null) {
            // evidence of recovery is forgotten with the answers that it came from
            watch.recovery = new Evidence();
        }
        watch.history.add(startMillis, unit, sample, customers);
        boolean isFirst = watch.sealedMillis == Watch.NEVER;
        long empty = isFirst ? 0 : (startMillis - watch.sealedMillis) / windowMillis;
        boolean isNewMinute = isFirst || Math.floorDiv(endMillis, unit) != Math.floorDiv(watch.sealedMillis, unit);
        watch.sealedMillis = endMillis;
        if (watch.sinceMillis == Watch.NEVER) {
            watch.sinceMillis = startMillis;
        }
        Sample judged = target.signal().judged(sample);
        boolean isTurned = watch.state == VerdictState.BROKEN
                ? recover(judged, empty, startMillis, knownMillis)
                : breach(judged, empty, startMillis, unit);
        if (isTurned || isNewMinute || wasBlind) {
            saying.judge(knownMillis, isTurned || wasBlind);
        }
    }

    /** What was proven before says nothing of the time in which nobody could see; what was in doubt still is. */
    private void seeAgain(long startMillis) {
        if (watch.state != VerdictState.BROKEN) {
            long unit = Math.max(windowMillis, MINUTE);
            watch.seenFromMillis = Math.floorDiv(startMillis, unit) * unit;
            watch.state = VerdictState.UNPROVEN;
            watch.sinceMillis = startMillis;
        }
    }

    private boolean breach(Sample judged, long empty, long startMillis, long unit) {
        target.detector().skip(watch.breach, empty);
        if (!target.detector().see(watch.breach, judged, startMillis)) {
            return false;
        }
        watch.alarmEvidence = target.detector().value(watch.breach);
        long onset = target.detector().onsetMillis(watch.breach);
        watch.history.beginAt(Math.floorDiv(onset, unit) * unit);
        watch.dropLevel = target.mean(watch.history.since(Watch.NEVER).sum());
        watch.breach = new Evidence();
        watch.recovery = new Evidence();
        watch.state = VerdictState.BROKEN;
        watch.sinceMillis = onset;
        return true;
    }

    private boolean recover(Sample judged, long empty, long startMillis, long knownMillis) {
        Recovery recovery = Recovery.of(target.mean(), watch.dropLevel, windowMillis);
        if (watch.recovery == null) {
            // state of an earlier release
            watch.recovery = new Evidence();
        }
        recovery.detector().skip(watch.recovery, empty);
        boolean isBetter = recovery.detector().see(watch.recovery, judged.mirrored(), startMillis);
        if (!isBetter) {
            return false;
        }
        History.Stretch since = watch.history.since(recovery.detector().onsetMillis(watch.recovery));
        if (target.mean(since.sum()) < target.mean()) {
            // better than it was, but not good: now it has to be better than this
            watch.dropLevel = Recovery.raised(target.mean(), watch.dropLevel, target.mean(since.sum()));
            watch.recovery = new Evidence();
            return false;
        }
        watch.history.beginAt(since.startMillis());
        watch.recovery = null;
        watch.state = VerdictState.UNPROVEN;
        watch.sinceMillis = knownMillis;
        return true;
    }

    /** The cell lives, but nothing was said of this signal. */
    Watch nothing(CellReport report) {
        noticeGap(report.startMillis());
        if (report.revision() == 0 && report.startMillis() >= watch.sealedMillis && !watch.history.isEmpty()) {
            watch.history.seen((double) report.customers());
            watch.regulars.pane((double) report.customers(), (double) report.events());
        }
        return watch;
    }

    /**
     * Counts as a sign of life at once, and as evidence when it is mature; not what was judged already, nor what began
     * before it was watched.
     */
    Watch later(CellReport report, Sample sample) {
        mature(report.startMillis());
        if (sample != null && sample.size() > 0) {
            boolean isNew = presence.isNew(report.startMillis());
            if (isNew && hear(report.startMillis(), report.endMillis(), sample.size())) {
                seeAgain(report.startMillis());
                saying.judge(report.endMillis(), true);
            }
            if (report.startMillis() >= Math.max(watch.rhythm.firstMillis, watch.sealedMillis)) {
                waiting.put(watch, report.startMillis(), sample);
            }
        }
        mature(report.endMillis());
        return watch.rhythm.firstMillis == Watch.NEVER ? null : watch;
    }

    private void mature(long nowMillis) {
        while (waiting.isMature(watch, windowMillis, nowMillis) && watch.waitingMillis[0] < terms.untilMillis()) {
            long start = watch.waitingMillis[0];
            long end = start + windowMillis;
            long known = waiting.knownMillis(end);
            noticeGap(known);
            Sample sample = waiting.take(watch);
            if (start >= watch.sealedMillis) {
                weigh(start, end, known, sample, sample.size(), false);
            }
        }
    }

    Watch stock(CellReport report) {
        SignalReport told = report.signals().get(target.signal().wireName());
        boolean isTold = told != null && told.n() > 0 && report.startMillis() >= watch.sealedMillis;
        if (!isTold) {
            return watch.sealedMillis == Watch.NEVER ? null : watch;
        }
        boolean wasBlind = hear(report.startMillis(), report.endMillis(), 1);
        watch.sinceMillis = watch.sinceMillis == Watch.NEVER ? report.startMillis() : watch.sinceMillis;
        watch.sealedMillis = report.endMillis();
        watch.stockValue = told.value();
        watch.stockSize = (double) told.n();
        StockJudgement judgement = StockJudgement.of(watch, target);
        watch.stockTurning = judgement.isTurning(watch.state) ? watch.stockTurning + 1 : 0;
        boolean isTurned = watch.stockTurning >= StockJudgement.PANES;
        if (isTurned) {
            boolean isBroken = watch.state != VerdictState.BROKEN;
            watch.state = isBroken ? VerdictState.BROKEN : VerdictState.UNPROVEN;
            watch.sinceMillis = report.endMillis();
            watch.stockTurning = 0;
        }
        saying.judge(report.endMillis(), isTurned || wasBlind);
        return watch;
    }

    Watch wake() {
        if (presence.isOver()) {
            forgetAll(front.reachedMillis());
            return null;
        }
        long seenMillis = presence.seenMillis();
        mature(seenMillis);
        noticeSilence(seenMillis);
        forget(seenMillis);
        // said once a day though nothing comes, so that nobody takes it for over, or for a cell that is watched no more
        boolean isKnown =
                watch.state == VerdictState.BROKEN || (watch.state != VerdictState.UNPROVEN && !settings.isRecorded());
        boolean isUnheard = isKnown && seenMillis - watch.saidMillis >= DAY;
        if (watch.isBlind || isUnheard) {
            saying.again(seenMillis);
        }
        return watch;
    }

    /** What rests on answers that are forgotten by now is not known any more, and that is said. */
    private void forget(long nowMillis) {
        if (watch.sealedMillis < nowMillis - REMEMBERED) {
            forgetAll(nowMillis);
        }
    }

    private void forgetAll(long nowMillis) {
        boolean isKnown = watch.state == VerdictState.KEPT || watch.state == VerdictState.AT_RISK;
        if (isKnown) {
            watch.history = new History();
            saying.nothingKnown(nowMillis);
        }
    }

    private void noticeSilence(long nowMillis) {
        notice(presence.silentFromMillis(), nowMillis);
    }

    /** What comes now begins then: a silence before it, whatever the clock says. */
    private void noticeGap(long startMillis) {
        notice(presence.gapFromMillis(), startMillis);
    }

    private void notice(long begins, long nowMillis) {
        if (!watch.isBlind && begins <= nowMillis) {
            watch.isBlind = true;
            watch.blindSinceMillis = watch.rhythm.lastMillis;
            // where the job itself lags behind, that was before it came to the answers it has seen
            saying.judge(Math.max(begins, watch.rhythm.lastMillis), true);
        }
    }
}
