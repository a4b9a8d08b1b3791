package xm.app.drill;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import xm.alert.Alert;
import xm.app.canary.Canary;
import xm.app.config.DispatchConfig;
import xm.app.dispatch.Channels;
import xm.codec.Reread;
import xm.codec.ToldReader;
import xm.dispatch.Drill;
import xm.dispatch.Told;
import xm.io.channel.AlertmanagerView;
import xm.io.channel.Channel;
import xm.io.kafka.AlertTopic;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.TopicTail;

/**
 * One drill: an event and an alert are written and followed at the same time, the one to the signals and to the answer of the
 * desk, the other to every channel that is set; then the alert is ended, and followed again.
 *
 * <p>Whenever it is closed its alert is over. One that was killed before it could say so is ended by the next.
 */
public final class DrillRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_WITH_ALERTMANAGER = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration JOB_PAUSE = Duration.ofSeconds(2);

    private final DispatchConfig config;
    private final Duration within;
    private final Clock clock;
    private final HopLog log;
    private final Advice advice;
    private final RecordWriter records;
    private final AlertTopic alerts;
    private final TopicTail ledger;
    private final JobPulse job;
    private final Optional<AlertmanagerView> alertmanager;
    private final String id = String.format("%016x", ThreadLocalRandom.current().nextLong());
    private final Optional<Canary> canary;
    /** The alert as long as nobody has ended it. */
    private Alert open;

    private boolean isEnded;

    /**
     * @param within how long each way may take, there and back
     * @param isOfAlertsOnly whether no event is written to be followed to the signals
     * @throws org.apache.kafka.common.KafkaException if no broker answers, or a topic is missing
     */
    public DrillRun(
            DispatchConfig config, Duration within, boolean isOfAlertsOnly, Clock clock, Consumer<String> lines) {
        this.config = config;
        this.within = within;
        this.clock = clock;
        log = new HopLog(lines, System::nanoTime);
        advice = new Advice(config, within);
        job = new JobPulse(config.brokers(), config.topics().jobHeartbeats(), PATIENCE, clock);
        ledger = new TopicTail(config.brokers(), config.topics().alertLedger(), PATIENCE);
        records = new RecordWriter(config.brokers(), PATIENCE);
        alerts = new AlertTopic(config.brokers(), config.topics().experienceAlerts(), PATIENCE, records);
        canary = isOfAlertsOnly
                ? Optional.empty()
                : Optional.of(new Canary(config.brokers(), config.topics(), PATIENCE, records, id, clock));
        alertmanager = config.alertmanager()
                .map(settings -> new AlertmanagerView(settings.headers(), PATIENCE_WITH_ALERTMANAGER));
    }

    /** Goes there and back; says whether every hop was reached in time. */
    public boolean run() {
        Optional<Alert> before = prepare();
        Way there = Way.there(log);
        if (canary.isPresent()) {
            advice.onTheWayToSignals(there);
        }
        advice.onTheWayThere(there, channels(), peers());
        Optional<Duration> silence = job.age();
        log.start();
        silence.ifPresent(age -> advice.heard(there, age));
        canary.ifPresent(bird -> {
            bird.begin();
            log.reached("Kafka took the event, topic " + config.topics().touchpoints());
        });
        Alert drill = begin(before);
        log.reached("Kafka took the alert, topic " + config.topics().experienceAlerts());
        follow(there, drill);
        end();
        log.reached("Kafka took the end");
        Way back = Way.back(log);
        advice.onTheWayBack(
                back,
                channels().stream().filter(there::wasReached).toList(),
                peers().stream()
                        .filter(peer -> there.wasReached(peer.toString()))
                        .toList());
        follow(back, drill);
        return log.end();
    }

    /** Connects to everything, so that the time of no hop is that of a beginning; the last state of the drill before. */
    private Optional<Alert> prepare() {
        while (!ledger.isCaughtUp()) {
            ledger.poll(POLL);
        }
        alertmanager.ifPresent(view -> peers().forEach(peer -> view.look(peer, "")));
        Optional<Alert> before = alerts.newest(Drill.KEY);
        return before.map(last -> last.isFiring() ? endLeftOpen(last) : last);
    }

    private Alert endLeftOpen(Alert last) {
        Alert over = Drill.over(last, clock.millis());
        alerts.write(over);
        log.reached("a drill that was left open is over");
        return over;
    }

    private synchronized Alert begin(Optional<Alert> before) {
        if (isEnded) {
            throw new InterruptException("the drill was ended before it began");
        }
        open = Drill.begun(id, before.orElse(null), clock.millis());
        alerts.write(open);
        return open;
    }

    /** Ends the alert if nobody has; from now on none can begin. For any thread. */
    public synchronized void end() {
        isEnded = true;
        if (open != null) {
            Alert over = Drill.over(open, clock.millis());
            open = null;
            alerts.write(over);
        }
    }

    private void follow(Way way, Alert drill) {
        long deadline = System.nanoTime() + within.toNanos();
        long nextLookAtJob = System.nanoTime() + JOB_PAUSE.toNanos();
        while (!way.isDone() && System.nanoTime() < deadline) {
            if (way.isAwaited(Advice.JOB) && System.nanoTime() > nextLookAtJob) {
                job.age().ifPresent(age -> advice.heard(way, age));
                nextLookAtJob = System.nanoTime() + JOB_PAUSE.toNanos();
            }
            if (way.isAwaited(Advice.SIGNALS) || way.isAwaited(Advice.ANSWER)) {
                canary.ifPresent(bird -> listen(way, bird));
            }
            lookAtLedger(way, drill);
            peers().forEach(peer -> lookAtPeer(way, drill, peer));
        }
        way.giveUp();
    }

    private void listen(Way way, Canary bird) {
        bird.listen();
        bird.windowEnd().ifPresent(windowEnd -> advice.counted(way, windowEnd));
        if (bird.isAnswered()) {
            advice.answered(way);
        }
    }

    /** A word is there before it is told, and again when the channel took it; only the latter is a hop. */
    private void lookAtLedger(Way way, Alert drill) {
        ledger.poll(POLL).forEach(record -> {
            Reread<ToldReader.Entry> entry = ToldReader.read(record.value());
            if (entry.isRead() && entry.value().told().alertId().equals(drill.alertId())) {
                Told told = entry.value().told();
                if (told.isSure()) {
                    advice.told(way, entry.value().channel(), told.isFiring());
                } else {
                    advice.tried(way, entry.value().channel(), told.isFiring());
                }
            }
        });
    }

    private void lookAtPeer(Way way, Alert drill, URI peer) {
        if (way.isAwaited(peer.toString())) {
            alertmanager.ifPresent(view -> advice.held(way, peer, view.look(peer, drill.alertId())));
        }
    }

    private List<String> channels() {
        return Channels.of(config, () -> 0, clock).stream().map(Channel::name).toList();
    }

    private List<URI> peers() {
        return config.alertmanager().map(settings -> settings.peers()).orElse(List.of());
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            canary.ifPresent(Canary::close);
            records.close();
            ledger.close();
        }
    }
}
