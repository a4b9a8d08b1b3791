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
    /** One life: how loud it was at most while it fired, and whether it is over. */
    static final class Life {
        final String id;
        Severity loudest = Severity.RECORD;
        boolean isOver;

        Life(String id) {
            this.id = id;
        }

        boolean callsPeople() {
            return loudest != Severity.RECORD;
        }

        private void take(Alert alert) {
            if (!alert.isFiring()) {
                isOver = true;
            } else if (!alert.isReplayed() && alert.severity().compareTo(loudest) > 0) {
                loudest = alert.severity();
            }
        }
    }

    private final Map<String, Map<String, Life>> lives = new LinkedHashMap<>();

    Truth() {}

    static Truth read(Brokers brokers, String topic) {
        Truth truth = new Truth();
        for (ConsumerRecord<byte[], byte[]> record : TestRecords.readAll(brokers, topic)) {
            truth.take(AlertReader.read(record.value()).value());
        }
        return truth;
    }

    void take(Alert alert) {
        lives.computeIfAbsent(alert.key(), key -> new LinkedHashMap<>())
                .computeIfAbsent(alert.alertId(), Life::new)
                .take(alert);
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
