package xm.app.drill;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import xm.codec.HeartbeatReader;
import xm.codec.Reread;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicScan;

/** How long ago the job {@code promise-watch} said that it lives. */
final class JobPulse {
    private static final String JOB = "promise-watch";
    /** Who was silent for longer is as good as one who was never heard of. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Brokers brokers;
    private final String topic;
    private final Duration patience;
    private final Clock clock;

    JobPulse(Brokers brokers, String topic, Duration patience, Clock clock) {
        this.brokers = brokers;
        this.topic = topic;
        this.patience = patience;
        this.clock = clock;
    }

    /** Empty if it was not heard of for a day. */
    Optional<Duration> age() {
        long now = clock.millis();
        long[] newest = {Long.MIN_VALUE};
        TopicScan.read(brokers, topic, now - REMEMBERED.toMillis(), patience, record -> {
            Reread<HeartbeatReader.Heartbeat> beat = HeartbeatReader.read(record.value());
            if (beat.isRead() && beat.value().job().equals(JOB)) {
                newest[0] = Math.max(newest[0], beat.value().atMillis());
            }
        });
        return newest[0] == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.max(0, now - newest[0])));
    }
}
