package xm.speed.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.EventWriter;
import xm.event.Touchpoint;
import xm.io.kafka.Brokers;
import xm.speed.Load;
import xm.speed.Traffic;

/**
 * Events as they happen: each is handed to Kafka when it is due, and its time is the clock's at that moment.
 *
 * <p>A feed that comes late sends what is due as fast as it can. What partitions got is known when it is closed.
 */
final class Feed implements AutoCloseable {
    /** One event in so many is asked how late it was, and how long its way into Kafka took. */
    private static final int ASKED = 100;

    private static final long PAUSE_NANOS = 200_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final EventWriter json = new EventWriter();
    private final String topic;
    private final Load load;
    private final double rate;
    private final Drops drops;
    private final SealedTimes sealed;
    private final LongStream.Builder late = LongStream.builder();
    private final AtomicLong arrived = new AtomicLong();
    private final List<Appended> appended = new ArrayList<>();
    private final long beganNanos = System.nanoTime();
    private volatile Exception failure;
    private long newestMillis;
    private long sent;

    Feed(Brokers brokers, String topic, Load load, int rate, Drops drops, SealedTimes sealed) {
        producer =
                new KafkaProducer<>(brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.load = load;
        this.rate = rate;
        this.drops = drops;
        this.sealed = sealed;
    }

    /** Goes on until so long after it began. */
    void sendFor(Duration sinceItBegan) {
        long passed = System.nanoTime() - beganNanos;
        while (passed < sinceItBegan.toNanos()) {
            if (sent < passed * rate / NANOS_PER_SECOND) {
                send(passed);
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            passed = System.nanoTime() - beganNanos;
        }
    }

    /** How many events are in Kafka by now; of those that were handed over, some wait in the producer. */
    long arrived() {
        return arrived.get();
    }

    /** How many customers an event was sent of so far; worked out anew, which takes seconds. */
    long customers() {
        return LongStream.range(0, sent)
                .mapToObj(number -> Traffic.event(number, load, newestMillis).customer())
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Milliseconds from when an event was due to handing it over, of a few; once. A wait that is in no other number. */
    Quantiles late() {
        return Quantiles.of(late.build());
    }

    /** A few of the events, as they came into Kafka; for a feed that is closed. */
    List<Appended> appended() {
        return appended;
    }

    /** Returns when everything is in Kafka. */
    @Override
    public void close() {
        producer.close();
        if (failure != null) {
            throw new IllegalStateException("an event did not get into Kafka", failure);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(long passedNanos) {
        long number = sent++;
        if (number % ASKED == 0) {
            late.add((long) (passedNanos - number * NANOS_PER_SECOND / rate) / NANOS_PER_MILLISECOND);
        }
        newestMillis = Math.max(newestMillis, System.currentTimeMillis());
        Touchpoint event = drops.at(Traffic.event(number, load, newestMillis));
        producer.send(
                new ProducerRecord<>(topic, Traffic.partition(event, number), null, json.write(event)),
                (metadata, problem) -> heard(number, event.timeMillis(), metadata, problem));
    }

    /** In the producer's own thread, for each partition in order. */
    private void heard(long number, long timeMillis, RecordMetadata metadata, Exception problem) {
        if (problem != null) {
            failure = problem;
            return;
        }
        arrived.incrementAndGet();
        // the topic's records are dated by the broker
        sealed.appended(metadata.partition(), timeMillis, metadata.timestamp());
        if (number % ASKED == 0) {
            appended.add(new Appended(timeMillis, metadata.timestamp()));
        }
    }
}
