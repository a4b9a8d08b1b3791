package xm.app.command.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicTail;

/** A topic from its beginning, and what is added to it, of committed records only. */
final class LiveTopic implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TopicTail tail;

    LiveTopic(Brokers brokers, String topic) {
        tail = new TopicTail(brokers, topic, PATIENCE);
    }

    /** Takes what has come since. */
    void forEachNew(Consumer<ConsumerRecord<byte[], byte[]>> take) {
        tail.poll(AT_MOST).forEach(take);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tail.close();
    }
}
