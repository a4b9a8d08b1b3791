package xm.io.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.dispatch.Notice;

/**
 * A way to people on call.
 *
 * <p>It is called from one thread, waits ten seconds at most, throws nothing, and names no secret in any answer. A word may
 * come twice: its {@link Notice#id()} is the same then. Words of one alert come in their order.
 */
public interface Channel {
    /** As in settings, metrics, logs and the ledger: {@code alertmanager}. */
    String name();

    /** Tells one word. */
    Answer tell(Notice notice);

    /** Whether what changed is told in one breath; otherwise one word after the other. */
    default boolean isToldTogether() {
        return false;
    }

    /**
     * Tells words at once, and returns one answer each, in order.
     *
     * @param notices at least one, of different alerts; one only if they are not {@link #isToldTogether() told together}
     */
    default List<Answer> tell(List<Notice> notices) {
        return notices.stream().map(this::tell).toList();
    }

    /** Whether each life of an alert has to be ended there, because the next one is another to whoever listens. */
    default boolean isToldOfEachLife() {
        return false;
    }

    /** Each address of several, and whether it took something at the last try; nothing, where there is only one. */
    default Map<String, Boolean> peers() {
        return Map.of();
    }

    /** How often everything that stands is told again; never, for a channel that remembers. */
    default Optional<Duration> resend() {
        return Optional.empty();
    }

    /**
     * Tells again everything that stands.
     *
     * @param standing all that fires, and what is over and was told so lately
     */
    default Answer remind(List<Notice> standing) {
        return Answer.TAKEN;
    }

    /** Whether it would take words, without telling anybody anything. */
    Answer check();
}
