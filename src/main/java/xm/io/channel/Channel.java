package xm.io.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Tells what changed at once, one answer each, in order. What comes after a word that is to be sent later is not tried.
     *
     * @param notices at least one, of different alerts
     */
    default List<Answer> tell(List<Notice> notices) {
        List<Answer> answers = new ArrayList<>();
        Answer last = Answer.TAKEN;
        for (Notice notice : notices) {
            boolean isWorthTrying = last.kind() == Answer.Kind.TAKEN || last.kind() == Answer.Kind.REFUSED;
            last = isWorthTrying ? tell(notice) : last.ofUntried();
            answers.add(last);
        }
        return answers;
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
