package xm.app.dispatch;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.app.canary.CanaryRounds;
import xm.app.config.DispatchConfig;
import xm.codec.AlertReader;
import xm.codec.Reread;
import xm.codec.ToldReader;
import xm.dispatch.Drill;
import xm.dispatch.Ledger;
import xm.io.channel.Carrier;
import xm.io.channel.Channel;
import xm.io.channel.Outbox;
import xm.io.channel.Sighting;
import xm.io.channel.Standing;
import xm.io.kafka.LedgerTopic;
import xm.io.kafka.Pulse;
import xm.io.kafka.TopicTail;

/**
 * Carries alerts from their topic to the channels for as long as it lives.
 *
 * <p>It starts with what channels were told before, then reads all alerts there are, and tells nothing before it knows how
 * they stand. Only one may run for a topic: two would tell everything twice.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_READ = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PULSE_MILLIS = 5_000;
    /** Longer than the way takes with any finest window that is of use to people on call. */
    private static final Duration CANARY_PATIENCE = Duration.ofMinutes(5);

    /** A word takes ten seconds at most; whoever ends us waits fifteen. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(11);

    private final DispatchMetrics metrics;
    private final Standing standing = new Standing();
    private final List<Carrier> carriers = new ArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Clock clock;
    private final LedgerTopic ledger;
    private final Pulse pulse;
    private final CanaryRounds canary;
    private final TopicTail alerts;
    private final HTTPServer server;
    private final Thread reader = new Thread(this::read, "alerts");
    private ScheduledFuture<?> looks;
    /** When the job wrote its newest alert. */
    private volatile long newestMillis;

    private volatile boolean isClosed;
    private volatile RuntimeException trouble;
    /** Whether it is known how all alerts stand. */
    private volatile boolean isStarted;

    private Dispatcher(DispatchConfig config, Clock clock) throws IOException {
        this.clock = clock;
        metrics = new DispatchMetrics(clock);
        pulse = new Pulse(config.brokers(), config.topics().jobHeartbeats(), PATIENCE, clock);
        ledger = new LedgerTopic(config.brokers(), config.topics().alertLedger());
        List<ToldReader.Entry> told;
        try {
            told = ledger.read(PATIENCE_TO_READ);
            alerts = new TopicTail(config.brokers(), config.topics().experienceAlerts(), PATIENCE);
        } catch (KafkaException e) {
            ledger.close();
            pulse.close();
            throw e;
        }
        for (Channel channel : Channels.of(config, this::heardMillis, clock)) {
            Outbox outbox = new Outbox(
                    channel,
                    standing,
                    new Ledger(config.outbox().maxAgeMillis()),
                    ledger,
                    config.outbox(),
                    this::heardMillis,
                    metrics.of(channel.name()),
                    clock,
                    () -> ThreadLocalRandom.current().nextDouble());
            told.stream()
                    .filter(entry -> entry.channel().equals(channel.name()))
                    .forEach(entry -> outbox.restore(entry.told()));
            carriers.add(new Carrier(outbox, clock));
        }
        metrics.watch(carriers, this::heardMillis);
        metrics.watchAlerts(standing, () -> isStarted);
        canary = new CanaryRounds(
                config.brokers(), config.topics(), CANARY_PATIENCE, () -> pulse.heardMillis() > 0, clock, metrics);
        server = metrics.serve(config.metricsHost(), config.metricsPort());
    }

    /**
     * Starts.
     *
     * @throws KafkaException if Kafka does not answer, or a topic is missing
     * @throws IOException if the metrics cannot be served
     */
    public static Dispatcher start(DispatchConfig config, Clock clock) throws IOException {
        Dispatcher dispatcher = new Dispatcher(config, clock);
        dispatcher.pulse.look();
        dispatcher.reader.setDaemon(true);
        dispatcher.reader.start();
        dispatcher.looks = dispatcher.looking.scheduleWithFixedDelay(
                dispatcher.pulse::look, PULSE_MILLIS, PULSE_MILLIS, TimeUnit.MILLISECONDS);
        if (config.canary().compareTo(Duration.ZERO) > 0) {
            dispatcher.metrics.watchCanary();
            dispatcher.canary.start(config.canary());
        }
        return dispatcher;
    }

    /** Where the metrics are served. */
    public int metricsPort() {
        return server.getPort();
    }

    /** Waits until it is to stop, or ends by itself; throws what it could not go on after. */
    public void await(CountDownLatch stop) throws InterruptedException {
        while (ended.getCount() > 0 && !stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            // it goes on
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private void read() {
        Set<String> news = new LinkedHashSet<>();
        try {
            while (!isClosed) {
                poll(news);
                if (isStarted && !news.isEmpty()) {
                    // in the order of the topic: one that is started over and over tells the oldest first each time
                    List<String> changed = List.copyOf(news);
                    carriers.forEach(carrier -> carrier.offer(changed));
                    news.clear();
                }
            }
        } catch (WakeupException e) {
            // closed
        } catch (RuntimeException e) {
            trouble = e;
        } finally {
            alerts.close();
            ended.countDown();
        }
    }

    private void poll(Set<String> news) {
        try {
            alerts.poll(POLL).forEach(record -> take(record, news));
            if (!isStarted && alerts.isCaughtUp()) {
                isStarted = true;
                carriers.forEach(Carrier::start);
                LOG.info("{} alerts are known, {} channels are told", news.size(), carriers.size());
            }
        } catch (RetriableException e) {
            LOG.warn("Kafka does not answer, what is known goes on being told: {}", e.getMessage());
        }
    }

    /** When the job was heard of last: an alert is a sign of life before anybody looks for one. */
    private long heardMillis() {
        return Math.max(pulse.heardMillis(), newestMillis);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Set<String> news) {
        Reread<Alert> alert = AlertReader.read(record.value());
        if (!alert.isRead()) {
            metrics.read("unreadable");
            LOG.error(
                    "{} at partition {}, offset {} is no alert: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    alert.mistake());
            return;
        }
        if (Echo.is(alert.value())) {
            return;
        }
        if (!Drill.is(alert.value())) {
            newestMillis = Math.max(newestMillis, Math.min(record.timestamp(), clock.millis()));
        }
        Alert before = standing.of(alert.value().key()).map(Sighting::alert).orElse(null);
        boolean isNews = standing.put(new Sighting(alert.value(), AlertReader.links(record.value())));
        metrics.read(isNews ? "new" : "old");
        if (isNews && isStarted && OpenAlerts.isNew(before, alert.value())) {
            metrics.alertTold(record.timestamp() - alert.value().detectedAtMillis());
        }
        if (isNews) {
            news.add(alert.value().key());
        }
    }

    /** Ends after the words that are being told now. */
    @Override
    public void close() {
        isClosed = true;
        alerts.wakeup();
        canary.close();
        looks.cancel(true);
        looking.shutdownNow();
        long until = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        carriers.forEach(Carrier::end);
        carriers.forEach(carrier -> carrier.awaitEnd((until - System.nanoTime()) / 1_000_000));
        server.close();
        ledger.close();
        pulse.close();
        ended.countDown();
    }
}
