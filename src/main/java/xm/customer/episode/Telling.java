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

    /**
     * Tells what has changed.
     *
     * @param added by which it changed, {@code null} if the episode lost a step
     */
    void tell(Episode episode, Step added, EffortLoad load, Voice voice) {
        double points = takePoints(episode, added, load);
        boolean isOpen = episode.joinMillis > 0;
        Step settled = isOpen ? settledFirst(episode) : null;
        Step first = settled == null ? episode.firstContact() : settled;
        boolean isResolved = first != null && episode.isFirstResolved(first);
        double effort01 = settings.weights().effort01(points);
        for (Step step : episode.steps) {
            tellEffort(step, step == episode.last ? effort01 : null, isOpen, voice);
            if (step != settled) {
                tellFirst(step, step == first, isResolved, isOpen, voice);
            }
        }
    }

    /** The first contact that was told as final, {@code null} if none was: it stays. */
    private static Step settledFirst(Episode episode) {
        for (Step step : episode.steps) {
            if (step.is(Step.FIRST_TOLD) && step.is(Step.FIRST_IS_FINAL)) {
                return step;
            }
        }
        return null;
    }

    /** Corrects the points of the steps from the first on that may have changed; those of the whole episode. */
    private double takePoints(Episode episode, Step added, EffortLoad load) {
        EffortWeights weights = settings.weights();
        Episode.Walk walk = new Episode.Walk();
        boolean isChanged = added == null;
        double points = 0;
        for (Step step : episode.steps) {
            if (!isChanged && (step == added || step.isLoose())) {
                isChanged = true;
                points = weights.points(walk.sum);
            }
            walk.take(step);
            if (isChanged) {
                double before = points;
                points = weights.points(walk.sum);
                load.add(points - before - step.points(), step.endMillis, settings.loadHalfLifeMillis());
                step.points(points - before);
            }
        }
        return points;
    }

    /** Whether a fact lies at a step that is not final. */
    static boolean isOpen(Step step) {
        return (step.toldEffort != null && !step.is(Step.EFFORT_IS_FINAL))
                || (step.is(Step.FIRST_TOLD) && !step.is(Step.FIRST_IS_FINAL));
    }

    /** Tells what lies at a step once more, as final. */
    static void finish(Step step, Voice voice) {
        if (step.toldEffort != null && !step.is(Step.EFFORT_IS_FINAL)) {
            voice.fact(effort(step, step.toldEffort).takenBack());
            step.set(Step.EFFORT_IS_FINAL, true);
            voice.fact(effort(step, step.toldEffort));
        }
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
