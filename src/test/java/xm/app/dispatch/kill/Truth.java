package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import xm.alert.Alert;
import xm.codec.AlertReader;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;
import xm.promise.Severity;

/** What is on the topic of alerts: the lives of each alert in their order, by which receivers are judged. */
final class Truth {
    /** One life: how loud it was at most while it fired, whether it is over, and since when each is on the topic. */
    static final class Life {
        final String id;
        Severity loudest = Severity.RECORD;
        boolean isOver;
        /** When people were to be called first. */
        long beganMillis = Long.MAX_VALUE;

        long overMillis = Long.MAX_VALUE;

        Life(String id) {
            this.id = id;
        }

        boolean callsPeople() {
            return loudest != Severity.RECORD;
        }

        private void take(Alert alert, long atMillis) {
            if (!alert.isFiring()) {
                isOver = true;
                overMillis = Math.min(overMillis, atMillis);
            } else if (!alert.isReplayed() && alert.severity().compareTo(loudest) > 0) {
                loudest = alert.severity();
                beganMillis = Math.min(beganMillis, atMillis);
            }
        }
    }

    private final Map<String, Map<String, Life>> lives = new LinkedHashMap<>();

    Truth() {}

    static Truth read(Brokers brokers, String topic) {
        Truth truth = new Truth();
        for (ConsumerRecord<byte[], byte[]> record : TestRecords.readAll(brokers, topic)) {
            truth.take(AlertReader.read(record.value()).value(), record.timestamp());
        }
        return truth;
    }

    /** @param atMillis when it was written to the topic */
    void take(Alert alert, long atMillis) {
        lives.computeIfAbsent(alert.key(), key -> new LinkedHashMap<>())
                .computeIfAbsent(alert.alertId(), Life::new)
                .take(alert, atMillis);
    }

    /** The names of all alerts. */
    List<String> keys() {
        return List.copyOf(lives.keySet());
    }

    /** The lives of one, oldest first. */
    List<Life> of(String key) {
        return new ArrayList<>(lives.get(key).values());
    }
}
