package xm.customer.episode;

import java.util.ArrayList;
import java.util.List;

/**
 * Which steps are one episode: a function of the steps alone, so the order in which they came does not matter.
 *
 * <ul>
 *   <li>Steps of one journey, else of one topic, belong to one matter. A step joins its matter's episode if it starts
 *       within the join window of the episode's last end, both ends included; else it begins a new one.
 *   <li>Self-service that failed without journey or topic is a step of the matter of the first human contact that
 *       starts within a day of its end (and within the matter's join window); until there is one, it is an episode of
 *       its own.
 *   <li>Any other step without journey or topic is an episode that only such self-service can belong to.
 * </ul>
 */
final class Joining {
    private final EpisodeSettings settings;

    Joining(EpisodeSettings settings) {
        this.settings = settings;
    }

    /** The episodes of steps that are in order; those of one matter in order of time. */
    List<Episode> episodes(List<Step> steps) {
        List<Episode> episodes = new ArrayList<>(4);
        for (Step step : steps) {
            Step root = step.isLoose() ? claimer(step, steps) : step;
            Episode episode = newest(episodes, root);
            if (episode == null || !episode.isJoinedBy(step)) {
                episode = new Episode(root, joinMillis(root));
                episodes.add(episode);
            }
            episode.add(step);
        }
        return episodes;
    }

    private Step claimer(Step loose, List<Step> steps) {
        for (Step step : steps) {
            if (step.isHumanContact()
                    && step.startMillis >= loose.endMillis
                    && step.startMillis <= loose.endMillis + claimMillis(step)) {
                return step;
            }
        }
        return loose;
    }

    private static Episode newest(List<Episode> episodes, Step root) {
        for (int i = episodes.size() - 1; i >= 0; i--) {
            Step other = episodes.get(i).root;
            if (other == root || root.isOfMatter(other)) {
                return episodes.get(i);
            }
        }
        return null;
    }

    /** How long an episode of a step's matter can be joined. */
    private long joinMillis(Step root) {
        if (root.is(Step.TOPIC)) {
            return settings.joinMillisByTopic().getOrDefault(root.matter, settings.joinMillis());
        }
        return root.isKeyed() ? settings.joinMillis() : root.isLoose() ? settings.claimMillis() : 0;
    }

    private long claimMillis(Step contact) {
        return contact.isKeyed() ? Math.min(settings.claimMillis(), joinMillis(contact)) : settings.claimMillis();
    }
}
