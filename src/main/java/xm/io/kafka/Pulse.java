package xm.io.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When somebody wrote last to a topic of heartbeats: what was there at first counts from when it was written, what comes later
 * from when it is seen.
 *
 * <p>Only what is committed counts. A job whose checkpoints fail goes on writing and nobody reads what it says, and how far a
 * topic is grows also when a transaction is given up; so the records are read.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long NEVER = 0;

    private final String topic;
    private final Duration patience;
    private final Clock clock;
    private final TopicTail beats;
    private boolean isCaughtUp;
    private volatile long heardMillis = NEVER;

    /** @throws KafkaException if no broker answers in time, or there is no such topic */
    public Pulse(Brokers brokers, String topic, Duration patience, Clock clock) {
        this.topic = topic;
        this.patience = patience;
        this.clock = clock;
        beats = new TopicTail(brokers, topic, patience, clock.millis() - REMEMBERED.toMillis());
    }

    /** Looks once, the first time until it has seen all there is; what cannot be seen at present changes nothing. */
    public synchronized void look() {
        long until = System.nanoTime() + patience.toNanos();
        try {
            do {
                hear(beats.poll(POLL));
                isCaughtUp = isCaughtUp || beats.isCaughtUp();
            } while (!isCaughtUp && System.nanoTime() < until);
        } catch (KafkaException e) {
            LOG.warn("Kafka does not say what is new in {}: {}", topic, e.getMessage());
        }
    }

    private void hear(List<ConsumerRecord<byte[], byte[]>> records) {
        long now = clock.millis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            heardMillis = Math.max(heardMillis, isCaughtUp ? now : Math.min(record.timestamp(), now));
        }
    }

    /** When somebody was heard of last, {@code 0} if not for a day. */
    public long heardMillis() {
        return heardMillis;
    }

    @Override
    public void close() {
        beats.wakeup();
        closeWhenNobodyLooks();
    }

    private synchronized void closeWhenNobodyLooks() {
        beats.close();
    }
}
