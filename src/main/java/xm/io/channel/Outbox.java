package xm.io.channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Notice;
import xm.dispatch.Told;

/**
 * What one channel is still to be told: the names of alerts that changed, never more than there are alerts.
 *
 * <p>What is told is the newest state at that moment, so an alert that changed twice while a channel was away is told once.
 * Others may {@link #offer} at any time; all else is for one thread.
 */
public final class Outbox {
    /** For so long an end is told again to a channel that forgets, as Prometheus does. */
    private static final long ENDED_MILLIS = 15 * 60_000;

    private static final int REFUSALS_REMEMBERED = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Channel channel;
    private final Standing standing;
    private final Ledger ledger;
    private final Kept kept;
    private final OutboxSettings settings;
    private final LongSupplier heardMillis;
    private final ChannelMetrics metrics;
    private final Circuit circuit;
    private final Due due = new Due();
    /** Who is to be told of these when the job is heard of again. */
    private final Set<String> doubted = new HashSet<>();

    private final Set<String> refused = new HashSet<>();
    /** Over which we failed at the last try. */
    private final Set<String> faulty = new HashSet<>();

    private long remindAtMillis;
    private boolean isSilent;

    /**
     * @param ledger of this channel
     * @param heardMillis when the job was heard of last
     * @param dice from 0 to 1
     */
    public Outbox(
            Channel channel,
            Standing standing,
            Ledger ledger,
            Kept kept,
            OutboxSettings settings,
            LongSupplier heardMillis,
            ChannelMetrics metrics,
            DoubleSupplier dice) {
        this.channel = channel;
        this.standing = standing;
        this.ledger = ledger;
        this.kept = kept;
        this.settings = settings;
        this.heardMillis = heardMillis;
        this.metrics = metrics;
        long longestPause = channel.resend().map(resend -> resend.toMillis()).orElse(Long.MAX_VALUE);
        circuit = new Circuit(channel.name(), longestPause, dice, LOG);
    }

    public Channel channel() {
        return channel;
    }

    /** Takes over what the channel was told before a restart. */
    public void restore(Told told) {
        ledger.restore(told);
    }

    /** Says that an alert changed. */
    public void offer(String key, long nowMillis) {
        due.add(key, nowMillis);
    }

    public int size() {
        return due.size();
    }

    /** How long the oldest of what is to be told has been waiting. */
    public long oldestMillis(long nowMillis) {
        return due.oldestMillis(nowMillis);
    }

    public boolean isOpen() {
        return circuit.isOpen();
    }

    /** Does what is to be done now, and says when there is something to do again at the latest. */
    public long turn(long nowMillis) {
        if (circuit.notBeforeMillis() > nowMillis) {
            return circuit.notBeforeMillis();
        }
        if (tellChanges(nowMillis)) {
            remind(nowMillis);
        }
        return Math.max(circuit.notBeforeMillis(), nextMillis(nowMillis));
    }

    private long nextMillis(long nowMillis) {
        if (size() > 0) {
            return nowMillis;
        }
        long look = nowMillis + settings.lookMillis();
        return channel.resend().isPresent() ? Math.min(remindAtMillis, look) : look;
    }

    private boolean tellChanges(long nowMillis) {
        Map<String, Long> taken = takeDue(nowMillis);
        try {
            boolean isAll = tell(taken, nowMillis);
            faulty.removeAll(taken.keySet());
            return isAll;
        } catch (RuntimeException fault) {
            // a fault of ours: each is tried once more
            taken.forEach((key, since) -> {
                if (faulty.add(key)) {
                    due.putBack(key, since);
                }
            });
            throw fault;
        } finally {
            due.settle();
        }
    }

    private boolean tell(Map<String, Long> taken, long nowMillis) {
        List<Notice> changes = new ArrayList<>();
        for (String key : taken.keySet()) {
            standing.of(key).flatMap(it -> notice(it, nowMillis)).ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            return true;
        }
        List<Told> begun = begin(changes, nowMillis);
        List<Answer> answers = tell(changes);
        Answer trouble = null;
        for (int at = 0; at < answers.size(); at++) {
            Notice notice = changes.get(at);
            Answer answer = answers.get(at);
            switch (answer.kind()) {
                case TAKEN -> took(notice, nowMillis);
                case REFUSED -> {
                    undo(notice, begun.get(at));
                    refuse(notice, answer);
                }
                case LATER, UNSURE, GONE -> {
                    if (answer.kind() != Answer.Kind.UNSURE) {
                        undo(notice, begun.get(at));
                    }
                    due.putBack(notice.alert().key(), taken.get(notice.alert().key()));
                    trouble = trouble == null ? answer : trouble;
                }
            }
        }
        if (trouble != null && answers.stream().anyMatch(Answer::isTaken)) {
            // it takes words, and one that fails now and then is not left alone for longer each time
            circuit.worked();
        }
        note(trouble, nowMillis);
        return trouble == null;
    }

    /** A fault of ours with one alert must not keep the others from people. */
    private List<Answer> tell(List<Notice> changes) {
        try {
            return channel.tell(changes);
        } catch (RuntimeException fault) {
            LOG.error(
                    "Channel {} failed over {} alerts; each is told by itself", channel.name(), changes.size(), fault);
            return changes.stream().map(this::tellAlone).toList();
        }
    }

    private Answer tellAlone(Notice notice) {
        try {
            return channel.tell(notice);
        } catch (RuntimeException fault) {
            return Answer.refused("fault of ours: " + fault.getClass().getSimpleName());
        }
    }

    /** Notes and keeps what is about to be told, so that nobody forgets what may have been taken. */
    private List<Told> begin(List<Notice> notices, long nowMillis) {
        List<Told> begun = new ArrayList<>();
        List<Told> first = new ArrayList<>();
        for (Notice notice : notices) {
            Told word = ledger.begin(notice.alert(), notice.decision(), nowMillis);
            begun.add(word);
            if (!word.equals(notice.before())) {
                first.add(word);
            }
        }
        kept.keepFirst(channel.name(), first);
        return begun;
    }

    /** It was surely not taken. */
    private void undo(Notice notice, Told begun) {
        Told before = notice.before();
        ledger.undo(begun.key(), before);
        if (before == null) {
            kept.forget(channel.name(), begun);
        } else if (!before.equals(begun)) {
            kept.keep(channel.name(), before);
        }
    }

    private Optional<Notice> notice(Sighting sighting, long nowMillis) {
        Decision decision = ledger.see(sighting.alert(), heardMillis.getAsLong(), nowMillis);
        if (decision.isTold()) {
            Told before = ledger.of(sighting.alert().key()).orElse(null);
            return Optional.of(new Notice(sighting.alert(), decision, before, sighting.links()));
        }
        metrics.skipped(decision);
        if (decision == Decision.TOO_OLD) {
            doubted.add(sighting.alert().key());
        }
        return Optional.empty();
    }

    private Map<String, Long> takeDue(long nowMillis) {
        if (nowMillis - heardMillis.getAsLong() <= settings.maxAgeMillis()) {
            doubted.forEach(key -> due.add(key, nowMillis));
            doubted.clear();
        }
        return due.takeAll();
    }

    private void took(Notice notice, long nowMillis) {
        kept.keep(channel.name(), ledger.tell(notice.alert(), notice.decision(), nowMillis));
        metrics.sent(notice.decision());
    }

    private void refuse(Notice notice, Answer answer) {
        metrics.failed(answer.reason());
        if (refused.size() >= REFUSALS_REMEMBERED) {
            refused.clear();
        }
        if (refused.add(notice.alert().alertId() + answer.reason())) {
            LOG.error(
                    "Channel {} refuses alert {}: {}",
                    channel.name(),
                    notice.alert().key(),
                    answer.reason());
        }
    }

    private void note(Answer trouble, long nowMillis) {
        if (trouble == null) {
            circuit.worked();
            metrics.worked(nowMillis);
            return;
        }
        metrics.failed(trouble.reason());
        if (trouble.kind() == Answer.Kind.GONE) {
            circuit.gone(trouble);
        } else {
            circuit.failed(trouble, nowMillis);
        }
    }

    private void remind(long nowMillis) {
        if (channel.resend().isEmpty() || nowMillis < remindAtMillis) {
            return;
        }
        Answer answer = channel.remind(standingNotices(nowMillis));
        if (answer.isTaken()) {
            remindAtMillis = nowMillis + channel.resend().get().toMillis();
            metrics.reminded();
        }
        note(answer.isTaken() ? null : answer, nowMillis);
    }

    /** What is kept alive: unless the job has been silent for so long that nobody knows whether it is still so. */
    private List<Notice> standingNotices(long nowMillis) {
        boolean wasSilent = isSilent;
        isSilent = nowMillis - heardMillis.getAsLong() > settings.forgetMillis();
        if (isSilent && !wasSilent && !standing.all().isEmpty()) {
            LOG.error(
                    "Nothing was heard of the job promise-watch for so long that open alerts are no longer kept alive");
        }
        List<Notice> notices = new ArrayList<>();
        for (Sighting sighting : standing.all()) {
            Told told = ledger.of(sighting.alert().key()).orElse(null);
            if (told == null) {
                continue;
            }
            boolean isFiring = told.isFiring() && sighting.alert().isFiring();
            if (isFiring ? !isSilent : nowMillis - told.toldMillis() <= ENDED_MILLIS) {
                notices.add(new Notice(
                        sighting.alert(), isFiring ? Decision.NOTHING_NEW : Decision.CLOSE, told, sighting.links()));
            }
        }
        return notices;
    }
}
