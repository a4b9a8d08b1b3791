package xm.io.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.codec.Reread;
import xm.codec.ToldReader;
import xm.codec.ToldWriter;
import xm.dispatch.Told;
import xm.io.channel.Kept;

/** The topic {@code alert-ledger}: what each channel was told last of each alert. */
public final class LedgerTopic implements Kept, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTopic.class);
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(3);
    /** People must be told, also if it cannot be kept that they are. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final Brokers brokers;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    public LedgerTopic(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
        producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * What was kept last of each channel and alert.
     *
     * @throws KafkaException if no broker answers, there is no such topic, or its end is not reached in time
     */
    public List<ToldReader.Entry> read(Duration patience) {
        Map<String, ToldReader.Entry> entries = new LinkedHashMap<>();
        boolean isAll = TopicScan.read(brokers, topic, TopicScan.BEGINNING, patience, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                entries.remove(key);
                return;
            }
            Reread<ToldReader.Entry> entry = ToldReader.read(record.value());
            if (entry.isRead()) {
                entries.put(key, entry.value());
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
            throw new TimeoutException(topic + " could not be read to its end in time");
        }
        return List.copyOf(entries.values());
    }

    /** Keeps a word; tries on for as long as this process lives, and holds nobody up meanwhile. */
    @Override
    public void keep(String channel, Told told) {
        // it says itself how it ends
        var unused = send(channel, told, ToldWriter.write(channel, told));
    }

    /** Where no broker is known a word waits by itself, so what comes after the longest wait is not tried any more. */
    @Override
    public void keepFirst(String channel, List<Told> words) {
        long beganNanos = System.nanoTime();
        CompletableFuture<?>[] all = words.stream()
                .filter(told -> {
                    boolean isInTime = System.nanoTime() - beganNanos < LONGEST_WAIT.toNanos();
                    if (!isInTime) {
                        lost(channel, told, new TimeoutException("no broker of it is known"));
                    }
                    return isInTime;
                })
                .map(told -> send(channel, told, ToldWriter.write(channel, told)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all)
                .completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Nothing is kept of it after that. */
    @Override
    public void forget(String channel, Told told) {
        var unused = send(channel, told, null);
    }

    /** Completes when it is kept, or never will be. */
    private CompletableFuture<Void> send(String channel, Told told, byte[] value) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            // the callback says how it ends
            var unused = producer.send(
                    new ProducerRecord<>(topic, ToldWriter.key(channel, told), value), (kept, trouble) -> {
                        if (trouble != null) {
                            lost(channel, told, trouble);
                        }
                        done.complete(null);
                    });
        } catch (KafkaException | IllegalStateException e) {
            // the latter when the program ends before the word does
            lost(channel, told, e);
            done.complete(null);
        }
        return done;
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
        producer.close(LONGEST_FAREWELL);
    }
}
