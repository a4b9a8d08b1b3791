package xm.customer.episode;

import java.util.ArrayList;
import java.util.List;

/** Steps about one matter, in order of their start; made anew from what is remembered whenever it is looked at. */
final class Episode {
    /** Whose matter it is: the step itself, or the human contact that claimed it. */
    final Step root;

    final List<Step> steps = new ArrayList<>(4);
    /** How long after its last end another step may join. */
    final long joinMillis;
    /** The step that ended last, where the effort lies: of two at the same time the later in order. */
    Step last;

    Episode(Step root, long joinMillis) {
        this.root = root;
        this.joinMillis = joinMillis;
    }

    void add(Step step) {
        steps.add(step);
        if (last == null || step.endMillis >= last.endMillis) {
            last = step;
        }
    }

    /** Whether a step that belongs to the same matter begins soon enough; what a contact claims always does. */
    boolean isJoinedBy(Step step) {
        return !root.isKeyed() || step.startMillis <= last.endMillis + joinMillis;
    }

    /** The first contact, {@code null} if there is none yet. */
    Step firstContact() {
        for (Step step : steps) {
            if (step.isContact()) {
                return step;
            }
        }
        return null;
    }

    /** Whether the first contact did, and no other began within the window from its end. */
    boolean isFirstResolved(Step first) {
        if (!first.isResolved()) {
            return false;
        }
        for (Step step : steps) {
            if (step != first && step.hasContact() && step.startMillis <= first.endMillis + joinMillis) {
                return false;
            }
        }
        return true;
    }

    boolean isHighTold() {
        for (Step step : steps) {
            if (step.is(Step.HIGH_TOLD)) {
                return true;
            }
        }
        return false;
    }

    Behaviour behaviour() {
        Walk walk = new Walk();
        for (Step step : steps) {
            walk.take(step);
        }
        return walk.sum;
    }

    /** Goes through an episode from step to step and counts what it came to so far. */
    static final class Walk {
        final Behaviour sum = new Behaviour();
        private Step previous;

        void take(Step step) {
            if (step.folded != null) {
                sum.add(step.folded);
            } else {
                sum.channelSwitches += previous != null && previous.channel != step.channel ? 1 : 0;
                sum.reEntries += step.is(Step.VISIT) && sum.isVisitFailed ? 1 : 0;
                step.addTo(sum);
            }
            previous = step;
        }
    }
}
