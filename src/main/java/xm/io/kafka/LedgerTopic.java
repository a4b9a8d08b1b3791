package xm.io.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.codec.Reread;
import xm.codec.ToldReader;
import xm.codec.ToldWriter;
import xm.dispatch.Told;

/** The topic {@code alert-ledger}: what each channel was told last of each alert. */
public final class LedgerTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTopic.class);
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(10);

    private final Brokers brokers;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    public LedgerTopic(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
        producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * All that was ever kept, oldest first.
     *
     * @throws KafkaException if no broker answers, there is no such topic, or its end is not reached in time
     */
    public List<ToldReader.Entry> read(Duration patience) {
        List<ToldReader.Entry> entries = new ArrayList<>();
        boolean isAll = TopicScan.read(brokers, topic, TopicScan.BEGINNING, patience, record -> {
            Reread<ToldReader.Entry> entry = ToldReader.read(record.value());
            if (entry.isRead()) {
                entries.add(entry.value());
            } else {
                LOG.warn(
                        "{} at partition {}, offset {} is no word that was told: {}",
                        topic,
                        record.partition(),
                        record.offset(),
                        entry.mistake());
            }
        });
        if (!isAll) {
            throw new org.apache.kafka.common.errors.TimeoutException(topic + " could not be read to its end in time");
        }
        return entries;
    }

    /** Keeps a word; tries on for as long as this process lives, and holds nobody up meanwhile. */
    public void keep(String channel, Told told) {
        try {
            // the callback says how it ends
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, ToldWriter.key(channel, told), ToldWriter.write(channel, told)),
                    (kept, trouble) -> {
                        if (trouble != null) {
                            lost(channel, told, trouble);
                        }
                    });
        } catch (KafkaException e) {
            lost(channel, told, e);
        }
    }

    private static void lost(String channel, Told told, Exception trouble) {
        LOG.error(
                "It could not be kept that channel {} was told of {}; after a restart it may be told again: {}",
                channel,
                told.key(),
                trouble.getMessage());
    }

    private Properties settings() {
        Properties settings = brokers.clientProperties();
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(LONGEST_BLOCK.toMillis()));
        settings.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        return settings;
    }

    @Override
    public void close() {
        producer.close(LONGEST_BLOCK);
    }
}
