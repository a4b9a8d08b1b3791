package xm.app.canary;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import xm.codec.CellReportReader;
import xm.codec.EventWriter;
import xm.codec.Reread;
import xm.event.Cell;
import xm.event.Channel;
import xm.event.Touchpoint;
import xm.event.Visit;
import xm.io.kafka.Brokers;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.TopicTail;
import xm.io.kafka.Topics;
import xm.promise.CellReport;

/**
 * An event that goes in at {@code touchpoints} and is listened for at {@code experience-signals}.
 *
 * <p>It is a visit of an independent observer, which is counted apart from customers and of which nothing is promised. The
 * time of the job moves with events alone, so that where nobody else says anything the canary sings again until it is heard.
 */
public final class Canary implements AutoCloseable {
    /** Where it is counted. */
    public static final String TOUCHPOINT = "drill";

    private static final Channel CHANNEL = Channel.WEB;
    private static final String CELL = new Cell(Cell.PROBE, TOUCHPOINT, CHANNEL.wireName()).key();
    private static final byte[] KEY = CELL.getBytes(StandardCharsets.UTF_8);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Visit DONE = new Visit(Visit.Outcome.COMPLETED, null, null, null, null);

    private final EventWriter events = new EventWriter();
    private final RecordWriter records;
    private final TopicTail signals;
    private final String touchpoints;
    private final String id;
    private final Clock clock;
    private long firstMillis;
    private long lastNanos;
    private int sung;

    /** @param id unlike that of any other drill */
    public Canary(Brokers brokers, Topics topics, Duration patience, RecordWriter records, String id, Clock clock) {
        this.records = records;
        this.id = id;
        this.clock = clock;
        touchpoints = topics.touchpoints();
        records.prepare(touchpoints);
        signals = new TopicTail(brokers, topics.experienceSignals(), patience, clock.millis());
    }

    /** Kafka has the first event when this returns. */
    public void begin() {
        firstMillis = clock.millis();
        sing();
    }

    /** Listens for a moment: how long after the first event a window told of it was over; empty if none was heard. */
    public Optional<Duration> listen() {
        if (System.nanoTime() - lastNanos > PAUSE.toNanos()) {
            sing();
        }
        return signals.poll(POLL).stream()
                // the topic holds every cell; to read all of them would be dear where there are many
                .filter(record -> Arrays.equals(record.key(), KEY))
                .map(record -> CellReportReader.read(record.value()))
                .filter(Reread::isRead)
                .map(Reread::value)
                .filter(this::isOfTheFirst)
                .map(report -> Duration.ofMillis(report.endMillis() - firstMillis))
                .findFirst();
    }

    private boolean isOfTheFirst(CellReport report) {
        return report.cell().equals(CELL) && report.startMillis() <= firstMillis && firstMillis < report.endMillis();
    }

    private void sing() {
        long now = sung == 0 ? firstMillis : clock.millis();
        sung++;
        Touchpoint visit = Touchpoint.probe(id + '-' + sung, "xm-drill", now, TOUCHPOINT, CHANNEL, DONE);
        records.write(touchpoints, TOUCHPOINT, events.write(visit));
        lastNanos = System.nanoTime();
    }

    @Override
    public void close() {
        signals.close();
    }
}
