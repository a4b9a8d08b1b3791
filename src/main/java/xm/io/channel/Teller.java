package xm.io.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.dispatch.Ledger;
import xm.dispatch.Notice;
import xm.dispatch.Told;

/**
 * Tells words to one channel: notes each in the ledger before it goes out, and what became of it when the answer is in.
 *
 * <p>A word that was surely not taken is taken back there; one of which nobody knows stays. For one thread.
 */
final class Teller {
    private static final int REFUSALS_REMEMBERED = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Channel channel;
    private final Ledger ledger;
    private final Kept kept;
    private final ChannelMetrics metrics;
    private final Clock clock;
    private final Set<String> refused = new HashSet<>();

    Teller(Channel channel, Ledger ledger, Kept kept, ChannelMetrics metrics, Clock clock) {
        this.channel = channel;
        this.ledger = ledger;
        this.kept = kept;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Tells words together, and returns an answer to each, in order. */
    List<Answer> tell(List<Notice> words) {
        List<Told> begun = begin(words);
        List<Answer> answers = ask(words);
        long nowMillis = clock.millis();
        for (int at = 0; at < words.size(); at++) {
            Notice word = words.get(at);
            switch (answers.get(at).kind()) {
                case TAKEN -> took(word, nowMillis);
                case REFUSED -> {
                    undo(word, begun.get(at));
                    refuse(word, answers.get(at));
                }
                case LATER, GONE -> undo(word, begun.get(at));
                case UNSURE -> {
                    // it stays noted as one that may have been taken
                }
            }
        }
        return answers;
    }

    /** Notes and keeps what is about to be told, so that nobody forgets what may have been taken. */
    private List<Told> begin(List<Notice> words) {
        long nowMillis = clock.millis();
        List<Told> begun = new ArrayList<>();
        List<Told> first = new ArrayList<>();
        for (Notice word : words) {
            Told told = ledger.begin(word.alert(), word.decision(), nowMillis);
            begun.add(told);
            if (!told.equals(word.before())) {
                first.add(told);
            }
        }
        kept.keepFirst(channel.name(), first);
        return begun;
    }

    /** A fault of ours with one alert must not keep the others from people. */
    private List<Answer> ask(List<Notice> words) {
        try {
            return channel.tell(words);
        } catch (RuntimeException fault) {
            LOG.error("Channel {} failed over {} alerts; each is told by itself", channel.name(), words.size(), fault);
            return words.stream().map(this::askAlone).toList();
        }
    }

    private Answer askAlone(Notice word) {
        try {
            return channel.tell(word);
        } catch (RuntimeException fault) {
            return Answer.refused("fault of ours: " + fault.getClass().getSimpleName());
        }
    }

    private void took(Notice word, long nowMillis) {
        kept.keep(channel.name(), ledger.tell(word.alert(), word.decision(), nowMillis));
        metrics.sent(word.decision());
    }

    /** It was surely not taken. */
    private void undo(Notice word, Told begun) {
        Told before = word.before();
        ledger.undo(begun.key(), before);
        if (before == null) {
            kept.forget(channel.name(), begun);
        } else if (!before.equals(begun)) {
            kept.keep(channel.name(), before);
        }
    }

    private void refuse(Notice word, Answer answer) {
        metrics.failed(answer.reason());
        if (refused.size() >= REFUSALS_REMEMBERED) {
            refused.clear();
        }
        if (refused.add(word.alert().key() + word.alert().alertId() + answer.reason())) {
            metrics.refused();
            LOG.error(
                    "Channel {} refuses alert {}: {}",
                    channel.name(),
                    word.alert().key(),
                    answer.reason());
        }
    }
}
