package xm.customer.episode;

import java.util.Objects;
import xm.customer.Voice;
import xm.signal.Fact;

/**
 * What is told of an episode: where its effort lies, whether its first contact did, and the points of each step.
 *
 * <p>Each step remembers what was told at it; only what differs is taken back and told anew. The points of a step are
 * those by which the episode's grew with it.
 */
final class Telling {
    private final EpisodeSettings settings;

    Telling(EpisodeSettings settings) {
        this.settings = settings;
    }

    /** Tells what has changed. */
    void tell(Episode episode, EffortLoad load, Voice voice) {
        Step first = episode.firstContact();
        boolean isResolved = first != null && episode.isFirstResolved(first);
        boolean isOpen = episode.joinMillis > 0;
        EffortWeights weights = settings.weights();
        Episode.Walk walk = new Episode.Walk();
        double before = 0;
        for (Step step : episode.steps) {
            walk.take(step);
            double points = weights.points(walk.sum);
            load.add(points - before - step.points, step.endMillis, settings.loadHalfLifeMillis());
            step.points = points - before;
            before = points;
        }
        for (Step step : episode.steps) {
            tellEffort(step, step == episode.last ? weights.effort01(before) : null, isOpen, voice);
            tellFirst(step, step == first, isResolved, isOpen, voice);
        }
    }

    /** Whether a fact lies at a step that is not final. */
    static boolean isOpen(Step step) {
        return (step.toldEffort != null && !step.is(Step.EFFORT_IS_FINAL))
                || (step.is(Step.FIRST_TOLD) && !step.is(Step.FIRST_IS_FINAL));
    }

    /** Tells the effort that lies at a step once more, as final. */
    static void finishEffort(Step step, Voice voice) {
        if (step.toldEffort != null && !step.is(Step.EFFORT_IS_FINAL)) {
            Fact told = effort(step, step.toldEffort);
            voice.fact(told.takenBack());
            step.set(Step.EFFORT_IS_FINAL, true);
            voice.fact(effort(step, step.toldEffort));
        }
    }

    /** Tells of the first contact once more, as final. */
    static void finishFirst(Step step, Voice voice) {
        if (step.is(Step.FIRST_TOLD) && !step.is(Step.FIRST_IS_FINAL)) {
            voice.fact(first(step).takenBack());
            step.set(Step.FIRST_IS_FINAL, true);
            voice.fact(first(step));
        }
    }

    private static void tellEffort(Step step, Double effort01, boolean isOpen, Voice voice) {
        if (Objects.equals(step.toldEffort, effort01)) {
            return;
        }
        if (step.toldEffort == null) {
            step.set(Step.EFFORT_IS_FINAL, !isOpen);
        } else {
            voice.fact(effort(step, step.toldEffort).takenBack());
        }
        step.toldEffort = effort01;
        if (effort01 != null) {
            voice.fact(effort(step, effort01));
        }
    }

    private static void tellFirst(Step step, boolean isFirst, boolean isResolved, boolean isOpen, Voice voice) {
        boolean isTold = step.is(Step.FIRST_TOLD);
        if (isTold == isFirst && (!isFirst || step.is(Step.FIRST_TOLD_RESOLVED) == isResolved)) {
            return;
        }
        if (isTold) {
            voice.fact(first(step).takenBack());
        } else {
            step.set(Step.FIRST_IS_FINAL, !isOpen);
        }
        step.set(Step.FIRST_TOLD, isFirst);
        step.set(Step.FIRST_TOLD_RESOLVED, isFirst && isResolved);
        if (isFirst) {
            voice.fact(first(step));
        }
    }

    private static Fact effort(Step step, double effort01) {
        return fact(step, !step.is(Step.EFFORT_IS_FINAL), new Fact.Effort(effort01), null);
    }

    private static Fact first(Step step) {
        Fact.FirstContact contact = new Fact.FirstContact(step.is(Step.FIRST_TOLD_RESOLVED));
        return fact(step, !step.is(Step.FIRST_IS_FINAL), null, contact);
    }

    private static Fact fact(Step step, boolean isOpen, Fact.Effort effort, Fact.FirstContact first) {
        return new Fact(
                step.segment,
                step.touchpoint,
                step.channel.wireName(),
                step.endMillis,
                false,
                isOpen,
                effort,
                first,
                null);
    }
}
