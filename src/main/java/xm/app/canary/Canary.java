package xm.app.canary;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import xm.alert.Echo;
import xm.codec.AlertReader;
import xm.codec.CellReportReader;
import xm.codec.EventWriter;
import xm.codec.Reread;
import xm.event.Touchpoint;
import xm.event.Visit;
import xm.io.kafka.Brokers;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.TopicTail;
import xm.io.kafka.Topics;

/**
 * An event that goes in at {@code touchpoints} and is listened for at {@code experience-signals} and, as the {@link Echo} of
 * the desk, at {@code experience-alerts}.
 *
 * <p>It is a visit of an independent observer, which is counted apart from customers and of which nothing is promised. The
 * time of the jobs moves with events alone, so that where nobody else says anything the canary sings again as long as it is
 * listened for.
 */
public final class Canary implements AutoCloseable {
    private static final String TOUCHPOINT = Echo.CELL.touchpoint();
    private static final byte[] SIGNAL_KEY = Echo.CELL.key().getBytes(StandardCharsets.UTF_8);
    private static final byte[] ALERT_KEY = Echo.KEY.getBytes(StandardCharsets.UTF_8);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Visit DONE = new Visit(Visit.Outcome.COMPLETED, null, null, null, null);

    private final EventWriter events = new EventWriter();
    private final RecordWriter records;
    private final TopicTail signals;
    private final TopicTail alerts;
    private final String touchpoints;
    private final String id;
    private final Clock clock;
    private long firstMillis;
    private long lastNanos;
    private int sung;
    private Duration windowEnd;
    private boolean isAnswered;

    /** @param id unlike that of any other drill */
    public Canary(Brokers brokers, Topics topics, Duration patience, RecordWriter records, String id, Clock clock) {
        this.records = records;
        this.id = id;
        this.clock = clock;
        touchpoints = topics.touchpoints();
        records.prepare(touchpoints);
        long now = clock.millis();
        signals = new TopicTail(brokers, topics.experienceSignals(), patience, now);
        try {
            alerts = new TopicTail(brokers, topics.experienceAlerts(), patience, now);
        } catch (KafkaException e) {
            signals.close();
            throw e;
        }
    }

    /** Kafka has the first event when this returns. */
    public void begin() {
        firstMillis = clock.millis();
        sing();
    }

    /** Listens for a moment, at both ends. */
    public void listen() {
        if (System.nanoTime() - lastNanos > PAUSE.toNanos()) {
            sing();
        }
        // the topic holds every cell; to read all of them would be dear where there are many
        read(signals, SIGNAL_KEY, CellReportReader::read)
                .filter(report -> Echo.isIn(report) && isOfTheFirst(report.startMillis(), report.endMillis()))
                .findFirst()
                .ifPresent(report -> windowEnd = Duration.ofMillis(report.endMillis() - firstMillis));
        isAnswered |= read(alerts, ALERT_KEY, AlertReader::read)
                .anyMatch(echo -> isOfTheFirst(echo.sinceMillis(), echo.detectedAtMillis()));
    }

    /** How long after the first event a window told of it was over; empty if none was heard. */
    public Optional<Duration> windowEnd() {
        return Optional.ofNullable(windowEnd);
    }

    /** Whether the desk answered the first event. */
    public boolean isAnswered() {
        return isAnswered;
    }

    private static <T> Stream<T> read(TopicTail topic, byte[] key, Function<byte[], Reread<T>> reader) {
        return topic.poll(POLL).stream()
                .filter(record -> Arrays.equals(record.key(), key))
                .map(record -> reader.apply(record.value()))
                .filter(Reread::isRead)
                .map(Reread::value);
    }

    private boolean isOfTheFirst(long startMillis, long endMillis) {
        return startMillis <= firstMillis && firstMillis < endMillis;
    }

    private void sing() {
        long now = sung == 0 ? firstMillis : clock.millis();
        sung++;
        Touchpoint visit = Touchpoint.probe(id + '-' + sung, "xm-drill", now, TOUCHPOINT, Echo.CHANNEL, DONE);
        records.write(touchpoints, TOUCHPOINT, events.write(visit));
        lastNanos = System.nanoTime();
    }

    @Override
    public void close() {
        alerts.close();
        signals.close();
    }
}
