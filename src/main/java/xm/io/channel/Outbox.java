package xm.io.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.dispatch.Decision;
import xm.dispatch.Drill;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.Told;
import xm.dispatch.UnheardEnd;

/**
 * What one channel is still to be told: the names of alerts that changed, never more than there are alerts.
 *
 * <p>What is told is the newest state at that moment, so an alert that changed twice while a channel was away is told once.
 * Others may {@link #offer} at any time; all else is for one thread.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Channel channel;
    private final Standing standing;
    private final Ledger ledger;
    private final Teller teller;
    private final Reminders reminders;
    private final OutboxSettings settings;
    private final LongSupplier heardMillis;
    private final ChannelMetrics metrics;
    private final Clock clock;
    private final Circuit circuit;
    private final Due due = new Due();
    /** Who is to be told of these when the job is heard of again, each with since when it waits. */
    private final Map<String, Long> doubted = new ConcurrentHashMap<>();
    /** What a channel refused that is told of everything again and again: it may not be the word's fault. */
    private final Set<String> refused = new HashSet<>();

    /** Over which we failed at the last try. */
    private final Set<String> faulty = new HashSet<>();
    /** Lives whose end the channel refused although a newer life has begun. */
    private final Set<String> endless = new HashSet<>();

    /** Whether the channel is told of everything that stands again and again. */
    private final boolean isReminding;

    private long remindAtMillis;
    private volatile boolean isEnding;

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
            Clock clock,
            DoubleSupplier dice) {
        this.channel = channel;
        this.standing = standing;
        this.ledger = ledger;
        this.settings = settings;
        this.heardMillis = heardMillis;
        this.metrics = metrics;
        this.clock = clock;
        reminders = new Reminders(standing, ledger, settings);
        teller = new Teller(channel, ledger, kept, metrics, clock);
        isReminding = channel.resend().isPresent();
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

    /** How many wait to be told, also those that wait for the job to be heard of. */
    public int size() {
        return due.sizeWith(doubted.keySet());
    }

    /** How long the oldest of what is to be told has been waiting. */
    public long oldestMillis(long nowMillis) {
        long doubtedMillis = doubted.values().stream()
                .mapToLong(since -> nowMillis - since)
                .max()
                .orElse(0);
        return Math.max(doubtedMillis, due.oldestMillis(nowMillis));
    }

    public boolean isOpen() {
        return circuit.isOpen();
    }

    /** Asks it to end after the word that is being told. */
    public void end() {
        isEnding = true;
    }

    /** Does what is to be done now, and says when there is something to do again at the latest. */
    public long turn() {
        if (circuit.notBeforeMillis() > clock.millis()) {
            return circuit.notBeforeMillis();
        }
        if (tellChanges()) {
            remind(clock.millis());
        }
        return Math.max(circuit.notBeforeMillis(), nextMillis(clock.millis()));
    }

    private long nextMillis(long nowMillis) {
        if (due.size() > 0) {
            return nowMillis;
        }
        long look = nowMillis + settings.lookMillis();
        return isReminding ? Math.min(remindAtMillis, look) : look;
    }

    /** Tells until all is told, or there is trouble; what was not tried goes on waiting. */
    private boolean tellChanges() {
        Map<String, Long> waiting = new LinkedHashMap<>(takeDue());
        try {
            while (!waiting.isEmpty() && !isEnding) {
                Map<String, Long> batch = new LinkedHashMap<>();
                List<String> keys = List.copyOf(waiting.keySet());
                for (String key : channel.isToldTogether() ? keys : keys.subList(0, 1)) {
                    batch.put(key, waiting.remove(key));
                }
                if (!tell(batch)) {
                    return false;
                }
            }
            return true;
        } finally {
            waiting.forEach(due::putBack);
            due.settle(waiting.keySet());
        }
    }

    private boolean tell(Map<String, Long> batch) {
        try {
            boolean isWell = tellNewest(batch);
            faulty.removeAll(batch.keySet());
            return isWell;
        } catch (RuntimeException fault) {
            // a fault of ours: each is tried once more
            batch.forEach((key, since) -> {
                if (faulty.add(key)) {
                    due.putBack(key, since);
                }
            });
            throw fault;
        } finally {
            due.settle(batch.keySet());
        }
    }

    private boolean tellNewest(Map<String, Long> batch) {
        List<Notice> words = new ArrayList<>();
        for (String key : batch.keySet()) {
            standing.of(key)
                    .flatMap(it -> notice(it, batch.get(key), clock.millis()))
                    .ifPresent(words::add);
        }
        if (words.isEmpty()) {
            return true;
        }
        List<Answer> answers = teller.tell(words);
        for (int at = 0; at < words.size(); at++) {
            Notice word = words.get(at);
            answered(word, answers.get(at), batch.get(word.alert().key()));
        }
        if (!isReminding) {
            return note(answers);
        }
        // what is refused is tried again with each reminder, which says whether anything is taken
        return note(answers.stream()
                .filter(answer -> answer.kind() != Answer.Kind.REFUSED)
                .toList());
    }

    private void answered(Notice word, Answer answer, long sinceMillis) {
        String key = word.alert().key();
        boolean isOfThePast = isOfThePast(word);
        boolean isRefused = answer.kind() == Answer.Kind.REFUSED;
        if (isRefused && isOfThePast) {
            endless.add(word.alert().alertId());
        } else if (isRefused && isReminding) {
            refused.add(key);
        } else if (answer.isTaken() && isReminding && word.decision() == Decision.CLOSE) {
            ledger.of(key).ifPresent(told -> reminders.ended(word, told));
        }
        boolean isOver = answer.isTaken() || isRefused;
        if (!isOver || isOfThePast) {
            due.putBack(key, sinceMillis);
        }
    }

    /** Whether it is of a life after which a newer one has begun, which is to be told next. */
    private boolean isOfThePast(Notice word) {
        return standing.of(word.alert().key())
                .map(newest -> !newest.alert().alertId().equals(word.alert().alertId()))
                .orElse(false);
    }

    /** Says whether there was no trouble. The time of an answer is when it is in: a turn may be slow. */
    private boolean note(List<Answer> answers) {
        long nowMillis = clock.millis();
        Optional<Answer> trouble = answers.stream()
                .filter(answer -> answer.isForLater() || answer.kind() == Answer.Kind.GONE)
                .findFirst();
        if (answers.stream().anyMatch(Answer::isTaken)) {
            // it takes words, and one that fails now and then is not left alone for longer each time
            circuit.worked();
            metrics.worked(nowMillis);
        } else if (trouble.isEmpty()) {
            answers.forEach(circuit::refused);
        }
        trouble.ifPresent(answer -> {
            metrics.failed(answer.reason());
            if (answer.kind() == Answer.Kind.GONE) {
                circuit.gone(answer);
            } else {
                circuit.failed(answer, nowMillis);
            }
        });
        return trouble.isEmpty();
    }

    private Optional<Notice> notice(Sighting sighting, long sinceMillis, long nowMillis) {
        if (channel.isToldOfEachLife()) {
            Optional<Told> left = ledger.leftOpen(sighting.alert());
            if (left.isPresent() && !endless.remove(left.get().alertId())) {
                return left.map(it -> end(it, sighting, nowMillis));
            }
        }
        Decision decision = ledger.see(sighting.alert(), heardMillis.getAsLong(), nowMillis);
        if (decision.isTold()) {
            Told before = ledger.of(sighting.alert().key()).orElse(null);
            return Optional.of(new Notice(sighting.alert(), decision, before, sighting.links()));
        }
        metrics.skipped(decision);
        // a drill is of its moment, whoever is heard of later
        if (decision == Decision.TOO_OLD && !Drill.is(sighting.alert())) {
            doubted.merge(sighting.alert().key(), sinceMillis, Math::min);
        }
        return Optional.empty();
    }

    /**
     * The end of a life that the channel holds to be open, where it is known how it ended, and where it is not. What
     * the next life links to begins later, and so an end that nobody described has no links.
     */
    private Notice end(Told left, Sighting next, long nowMillis) {
        Sighting end = standing.endBefore(next.alert())
                .filter(it -> it.alert().alertId().equals(left.alertId()))
                .orElseGet(() -> new Sighting(UnheardEnd.of(left, next.alert(), nowMillis), Links.NONE));
        return new Notice(end.alert(), Decision.CLOSE, left, end.links());
    }

    private Map<String, Long> takeDue() {
        long nowMillis = clock.millis();
        if (nowMillis - heardMillis.getAsLong() <= settings.maxAgeMillis()) {
            doubted.forEach(due::add);
            doubted.clear();
        }
        return due.takeAll();
    }

    private void remind(long nowMillis) {
        if (!isReminding || nowMillis < remindAtMillis) {
            return;
        }
        Answer answer = channel.remind(reminders.at(nowMillis, heardMillis.getAsLong()));
        if (!answer.isForLater()) {
            remindAtMillis = nowMillis + channel.resend().get().toMillis();
        }
        if (answer.isTaken()) {
            metrics.reminded();
            refused.forEach(key -> due.add(key, nowMillis));
            refused.clear();
        }
        note(List.of(answer));
    }
}
