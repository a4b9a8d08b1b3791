package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.codec.PromiseBookWriter;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;

/** The topic {@code promise-book}: every version of the book, one record each, in the order in which they were applied. */
public final class PromiseBookTopic {
    /** The key of every record. */
    public static final String KEY = "book";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Brokers brokers;
    private final String topic;

    public PromiseBookTopic(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    /**
     * What the topic held.
     *
     * @param unreadable a sentence for each mistake in records that are no books
     */
    public record Versions(BookHistory history, List<String> unreadable) {}

    /** @throws KafkaException if no broker answers, or there is no such topic */
    public Versions read() {
        List<PromiseBook> books = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        boolean isAll = TopicScan.read(brokers, topic, TopicScan.BEGINNING, PATIENCE, record -> {
            String name = topic + " at offset " + record.offset();
            try {
                books.add(PromiseBookFile.parse(name, text(record.value())));
            } catch (Mistakes mistakes) {
                unreadable.addAll(mistakes.sentences());
            }
        });
        if (!isAll) {
            throw new org.apache.kafka.common.errors.TimeoutException(topic + " could not be read to its end in time");
        }
        BookHistory history = BookHistory.NONE;
        for (PromiseBook book : books) {
            history = history.with(book);
        }
        return new Versions(history, List.copyOf(unreadable));
    }

    /**
     * Adds a version, acknowledged by all replicas.
     *
     * @throws KafkaException if that does not succeed
     */
    public void write(PromiseBook book) {
        if (TopicScan.partitions(brokers, topic, PATIENCE).size() != 1) {
            throw Mistakes.of("Topic " + topic + " at " + brokers.bootstrap()
                    + " has more than one partition, so that its versions have no order; make it anew with one: ./xm"
                    + " topics --bootstrap " + brokers.bootstrap());
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            Acknowledgement.await(producer.send(new ProducerRecord<>(topic, KEY, PromiseBookWriter.write(book))));
        }
    }

    private Properties settings() {
        Properties settings = brokers.clientProperties();
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        settings.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        settings.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.setProperty(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                String.valueOf(PATIENCE.multipliedBy(2).toMillis()));
        return settings;
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
