package xm.customer.episode;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What is to be set about episodes.
 *
 * @param joinMillis how long after an episode's last end a step still joins it, and how long after its first contact
 *     there must be no other for the issue to count as resolved. Sources differ (Kustomer 24 to 72 hours, others 7 to 30
 *     days); our default is 7 days
 * @param joinMillisByTopic the same for episodes of a topic; episodes of a journey have the one for all
 * @param claimMillis how long before a human contact self-service may have failed to be taken for its cause; our choice
 * @param graceMillis how long after that facts are still open: no less than events may be late, and long enough for a
 *     contact, which is known only by its end; the default is the lateness that windows ship with
 * @param longWaitMillis from which on an abandoned contact is a strike; our choice
 * @param expectedHandleMillis by topic; handle time costs no points where nothing is expected
 * @param loadHalfLifeMillis in which half of a customer's effort load fades
 */
public record EpisodeSettings(
        long joinMillis,
        Map<String, Long> joinMillisByTopic,
        long claimMillis,
        long graceMillis,
        long longWaitMillis,
        Map<String, Long> expectedHandleMillis,
        long loadHalfLifeMillis,
        EffortWeights weights)
        implements Serializable {

    /** As they ship. */
    public static final EpisodeSettings DEFAULT = new EpisodeSettings(
            Duration.ofDays(7).toMillis(),
            Map.of(),
            Duration.ofDays(1).toMillis(),
            Duration.ofHours(1).toMillis(),
            Duration.ofMinutes(30).toMillis(),
            Map.of(),
            Duration.ofDays(14).toMillis(),
            EffortWeights.DEFAULT);

    public EpisodeSettings {
        joinMillisByTopic = Map.copyOf(joinMillisByTopic);
        expectedHandleMillis = Map.copyOf(expectedHandleMillis);
    }

    /** The same with another grace. */
    public EpisodeSettings withGrace(long millis) {
        return new EpisodeSettings(
                joinMillis,
                joinMillisByTopic,
                claimMillis,
                millis,
                longWaitMillis,
                expectedHandleMillis,
                loadHalfLifeMillis,
                weights);
    }
}
