package xm.app.board;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.io.kafka.TopicTail;

/** A thread that reads one topic and hands on each record, for as long as it lives. */
final class TopicFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1_000;

    private final String topic;
    private final TopicTail tail;
    private final Consumer<ConsumerRecord<byte[], byte[]>> take;
    private final Thread reader;
    private volatile boolean isCaughtUp;
    private volatile long lag;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile RuntimeException trouble;
    private boolean isCutOff;

    TopicFeed(String topic, TopicTail tail, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        this.topic = topic;
        this.tail = tail;
        this.take = take;
        reader = new Thread(this::read, "board-" + topic);
        reader.setDaemon(true);
    }

    void start() {
        reader.start();
    }

    /** Whether all has been read that was there at the start. */
    boolean isCaughtUp() {
        return isCaughtUp;
    }

    /** How many records wait in Kafka, as of its last answer. */
    long lag() {
        return lag;
    }

    /** After what it could not go on, or {@code null}. */
    RuntimeException trouble() {
        return trouble;
    }

    private void read() {
        try {
            while (closed.getCount() > 0) {
                poll();
            }
        } catch (WakeupException e) {
            // closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble = e;
        } finally {
            tail.close();
        }
    }

    private void poll() throws InterruptedException {
        try {
            tail.poll(POLL).forEach(take);
            lag = tail.lag();
            isCaughtUp = isCaughtUp || tail.isCaughtUp();
            isCutOff = false;
        } catch (RetriableException e) {
            if (!isCutOff) {
                LOG.warn("{} cannot be read, the board shows what it knows: {}", topic, e.getMessage());
            }
            isCutOff = true;
            pause();
        }
    }

    /** A moment before the next try, unless it is closed meanwhile. */
    private void pause() throws InterruptedException {
        var unused = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        if (reader.getState() == Thread.State.NEW) {
            tail.close();
            return;
        }
        tail.wakeup();
        try {
            reader.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
