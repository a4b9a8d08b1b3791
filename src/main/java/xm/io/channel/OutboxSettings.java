package xm.io.channel;

import java.time.Duration;

/**
 * When words are believed.
 *
 * @param maxAgeMillis nobody is called because of an alert if the job that tells of it has been silent for longer
 * @param forgetMillis alerts are no longer kept alive at a channel that forgets if the job has been silent for longer
 * @param endedMillis for so long an end is told again to a channel that forgets, or passes over it for a while
 * @param lookMillis how often one looks whether something changed without a word
 */
public record OutboxSettings(long maxAgeMillis, long forgetMillis, long endedMillis, long lookMillis) {
    public static final OutboxSettings DEFAULT = new OutboxSettings(
            Duration.ofMinutes(15).toMillis(),
            Duration.ofHours(1).toMillis(),
            // longer than most inhibitions and silences; Alertmanager remembers whom it told if it repeats as rarely
            Duration.ofDays(1).toMillis(),
            Duration.ofSeconds(10).toMillis());
}
