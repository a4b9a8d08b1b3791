package xm.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.SignalReport;
import xm.promise.Verdict;

/**
 * The windows of a cell that were evidence, each as it was when it was judged: when it was first told, or a day later where
 * some of it turns out only later. What was told after newer ones, or told again, is none.
 */
final class Steps {
    private final CellReplay replay;
    private final Question question;
    private final TreeMap<Long, Step> byStart = new TreeMap<>();
    private long reachedMillis = Long.MIN_VALUE;

    private Steps(CellReplay replay, Question question) {
        this.replay = replay;
        this.question = question;
    }

    /** Of what was told up to the time that is asked for. */
    static List<Step> of(Question question, List<CellReport> reports, long windowMillis, CellReplay replay) {
        Steps steps = new Steps(replay, question);
        for (CellReport report : reports) {
            if (report.windowMillis() == windowMillis && steps.reachedMillis <= question.atMillis()) {
                steps.take(report);
            }
        }
        return new ArrayList<>(steps.byStart.values());
    }

    private void take(CellReport report) {
        long reached = reachedMillis;
        reachedMillis = Math.max(reached, report.endMillis());
        Commitment commitment = replay.commitment(report.startMillis()).orElse(null);
        if (commitment == null || report.endMillis() > question.atMillis()) {
            return;
        }
        PromisedSignal signal =
                PromisedSignal.named(commitment.promise().signal()).orElseThrow();
        long judged = replay.judgedMillis(signal, report.endMillis());
        boolean isAsItWasJudged = signal.basis() == PromisedSignal.Basis.MATURE_SHARE
                ? reached < judged
                : byStart.isEmpty() || report.startMillis() > byStart.lastKey();
        Step step = isAsItWasJudged ? step(report, signal, commitment.bound(), after(judged)) : null;
        if (step != null) {
            byStart.put(report.startMillis(), step);
        }
    }

    /** How it stood when that window had been judged, {@code null} if nothing was said then, or it has yet to be. */
    private Verdict after(long judgedMillis) {
        Verdict then = judgedMillis <= question.atMillis() ? replay.saidBy(judgedMillis) : null;
        return then != null && then.atMillis() == judgedMillis ? then : null;
    }

    private static Step step(CellReport report, PromisedSignal signal, double bound, Verdict verdict) {
        if (signal.basis() == PromisedSignal.Basis.STOCK) {
            SignalReport told = report.signals().get(signal.wireName());
            if (told == null || told.n() <= 0) {
                return null;
            }
            double n = (double) told.n();
            return new Step(
                    report.startMillis(), report.endMillis(), n, n * signal.unit(told.value()), told.value(), verdict);
        }
        Sample sample = signal.sample(report, bound).orElse(null);
        return sample == null || !(sample.size() > 0)
                ? null
                : new Step(
                        report.startMillis(),
                        report.endMillis(),
                        sample.size(),
                        signal.judged(sample).sum(),
                        signal.value(sample, bound),
                        verdict);
    }
}
