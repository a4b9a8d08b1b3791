package xm.app.report;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import xm.alert.Alert;
import xm.codec.AlertReader;
import xm.codec.HeartbeatReader;
import xm.codec.Reread;
import xm.codec.VerdictReader;
import xm.dispatch.Drill;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicScan;
import xm.io.kafka.Topics;
import xm.promise.Verdict;
import xm.report.Happened;
import xm.report.Shift;

/**
 * Verdicts, alerts and signs of life of a shift from their topics.
 *
 * <p>Heartbeats are of {@code promise-watch}, the job that judges. Of verdicts those of a day before the shift are read
 * too, for what held when it began was said before. Records that cannot be read are told and passed over; drills are no
 * exceptions.
 */
public final class ShiftReading {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final String JOB = "promise-watch";
    private static final int TOLD_AT_MOST = 10;

    private final Brokers brokers;
    private final Topics topics;
    private final Duration patience;
    private final Consumer<String> notes;
    private int unreadable;

    /** @param notes hears in sentences of what the report does not hold */
    public ShiftReading(Brokers brokers, Topics topics, Duration patience, Consumer<String> notes) {
        this.brokers = brokers;
        this.topics = topics;
        this.patience = patience;
        this.notes = notes;
    }

    /**
     * Reads it.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker answers, or a topic is missing
     */
    public Happened read(Shift shift) {
        Happened happened = new Happened(shift);
        long since = Math.max(TopicScan.BEGINNING, shift.fromMillis() - BEFORE.toMillis());
        scan(topics.promiseVerdicts(), since, record -> {
            Reread<Verdict> verdict = VerdictReader.read(record.value());
            if (verdict.isRead()) {
                happened.add(verdict.value());
            } else {
                passOver(record, verdict.mistake());
            }
        });
        scan(topics.experienceAlerts(), TopicScan.BEGINNING, record -> {
            Reread<Alert> alert = AlertReader.read(record.value());
            if (!alert.isRead()) {
                passOver(record, alert.mistake());
            } else if (!Drill.is(alert.value())) {
                happened.add(alert.value());
            }
        });
        scan(topics.jobHeartbeats(), since, record -> {
            Reread<HeartbeatReader.Heartbeat> beat = HeartbeatReader.read(record.value());
            if (!beat.isRead()) {
                passOver(record, beat.mistake());
            } else if (beat.value().job().equals(JOB)) {
                happened.heard(beat.value().atMillis());
            }
        });
        if (unreadable > TOLD_AT_MOST) {
            notes.accept("passed over: " + (unreadable - TOLD_AT_MOST) + " more records that cannot be read");
        }
        return happened;
    }

    private void scan(String topic, long sinceMillis, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        boolean isAll = TopicScan.read(brokers, topic, sinceMillis, patience, record -> {
            if (record.value() != null) {
                taker.accept(record);
            }
        });
        if (!isAll) {
            notes.accept("topic " + topic + " was not read to its end within " + patience.toSeconds()
                    + " s; the report is by its older part");
        }
    }

    private void passOver(ConsumerRecord<byte[], byte[]> record, String mistake) {
        if (++unreadable <= TOLD_AT_MOST) {
            notes.accept("passed over: " + record.topic() + ", partition " + record.partition() + ", offset "
                    + record.offset() + ": " + mistake);
        }
    }
}
