package xm.customer.episode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.Voice;
import xm.signal.EpisodeEffort;

/**
 * When an episode became one of high effort: the earliest time at which what had ended by then made it so.
 *
 * <p>It is judged without what came later, so a job that sees events as they happen says the same as one that reads them
 * all first. The moment is told once an episode; later events do not take it back.
 *
 * @param last step of the episode at that time
 * @param effort01 at that time
 */
record HighEffort(Episode episode, Step last, double effort01) {

    /** When an episode whose effort was told as high became so, {@code null} if that was said or it is none. */
    static HighEffort of(Episode episode, List<Step> steps, EpisodeSettings settings) {
        Double told = episode.last.toldEffort;
        if (told == null || told < EpisodeEffort.HIGH || episode.isHighTold()) {
            return null;
        }
        List<Step> byEnd = new ArrayList<>(episode.steps);
        byEnd.sort(Comparator.comparingLong(step -> step.endMillis));
        Joining joining = new Joining(settings);
        for (Step step : byEnd) {
            List<Step> then = new ArrayList<>();
            for (Step other : steps) {
                if (other.endMillis <= step.endMillis) {
                    then.add(other);
                }
            }
            for (Episode known : joining.episodes(then)) {
                if (known.steps.contains(step)) {
                    double effort01 = effort01(known, settings);
                    if (effort01 >= EpisodeEffort.HIGH) {
                        return new HighEffort(known, step, effort01);
                    }
                }
            }
        }
        return null;
    }

    long timeMillis() {
        return last.endMillis;
    }

    void tell(Voice voice) {
        last.set(Step.HIGH_TOLD, true);
        voice.moment(
                new Moment(last.endMillis, MomentKind.HIGH_EFFORT, effort01, last.segment, last.touchpoint, cause()));
    }

    /** The matter and the day it came up: another one about the same topic is another cause. */
    private String cause() {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(episode.steps.get(0).startMillis), ZoneOffset.UTC);
        return episode.root.matter == null ? null : episode.root.matter + ", from " + day;
    }

    private static double effort01(Episode episode, EpisodeSettings settings) {
        EffortWeights weights = settings.weights();
        return weights.effort01(weights.points(episode.behaviour()));
    }
}
