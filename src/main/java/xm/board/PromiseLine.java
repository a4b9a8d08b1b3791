package xm.board;

import java.util.ArrayList;
import java.util.List;
import xm.event.Cell;
import xm.promise.VerdictState;

/**
 * One promise at one cell over a time.
 *
 * @param steps from when to when it was how much; there is none of a time in which it was not in force
 * @param breaches from when to when it was broken; the last may last on
 */
public record PromiseLine(String promise, Cell cell, List<Step> steps, List<long[]> breaches) {

    /** A bound, in the signal's own unit, and from when to when it was in force. */
    public record Step(long fromMillis, long untilMillis, double promised) {}

    /** Of what was said of a promise, in the order of time, as far as it tells of the time after one and not after another. */
    static PromiseLine of(List<Judged> history, long fromMillis, long untilMillis) {
        Tracing tracing = new Tracing(fromMillis);
        for (Judged judged : history) {
            if (judged.atMillis() > untilMillis) {
                break;
            }
            tracing.see(judged);
        }
        tracing.end(untilMillis);
        Judged.Term term = history.get(0).term();
        return new PromiseLine(term.promise(), term.cell(), tracing.steps, tracing.breaches);
    }

    /** What was promised at a time, NaN if nothing was. */
    double promisedAt(long timeMillis) {
        for (Step step : steps) {
            if (step.fromMillis <= timeMillis && timeMillis <= step.untilMillis) {
                return step.promised;
            }
        }
        return Double.NaN;
    }

    /** Whether it is promised to another cell, too: to one within its own. */
    boolean covers(Cell other) {
        return cell.covers(other);
    }

    /** The line while it is drawn, verdict by verdict. */
    private static final class Tracing {
        private final List<Step> steps = new ArrayList<>();
        private final List<long[]> breaches = new ArrayList<>();
        private final long fromMillis;
        private Judged last;
        private long boundSince;
        private long brokenSince;

        Tracing(long fromMillis) {
            this.fromMillis = fromMillis;
        }

        void see(Judged judged) {
            boolean isOtherBound = last != null && last.promised() != judged.promised();
            if (isInForce(last) && (isOtherBound || judged.isWithdrawn())) {
                step(judged.atMillis());
            }
            if (!isInForce(last) || isOtherBound) {
                boundSince = judged.atMillis();
            }
            if (isBroken(last) && !isBroken(judged)) {
                breach(judged.atMillis());
            } else if (isBroken(judged) && !isBroken(last)) {
                brokenSince = judged.sinceMillis();
            }
            last = judged;
        }

        void end(long untilMillis) {
            if (isInForce(last)) {
                step(untilMillis);
            }
            if (isBroken(last)) {
                breach(untilMillis);
            }
        }

        private static boolean isInForce(Judged judged) {
            return judged != null && !judged.isWithdrawn();
        }

        private static boolean isBroken(Judged judged) {
            return judged != null && judged.state() == VerdictState.BROKEN;
        }

        private void step(long untilMillis) {
            if (untilMillis > fromMillis) {
                steps.add(new Step(Math.max(fromMillis, boundSince), untilMillis, last.promised()));
            }
        }

        private void breach(long untilMillis) {
            if (untilMillis > fromMillis) {
                breaches.add(new long[] {Math.max(brokenSince, fromMillis), untilMillis});
            }
        }
    }
}
