package xm.speed;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.EventWriter;
import xm.event.Touchpoint;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/**
 * A topic that rows read to its end.
 *
 * @param events how many are, or will be, in it
 * @param load of whom they are, and of what
 */
record Topic(String bootstrap, long events, Load load) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    String name() {
        return new Topics(prefix()).touchpoints();
    }

    Topic with(Load other) {
        return new Topic(bootstrap, events, other);
    }

    /** More customers, of whom each does as much as before in the same time. */
    Topic customersTimes(int factor) {
        return new Topic(bootstrap, events * factor, load.customersTimes(factor));
    }

    /** What stands before the names of its topics, as the product calls it. */
    String prefix() {
        return "customers-" + load.customers() + ".touchpoints-" + load.touchpoints() + ".a-second-"
                + load.eventsASecond() + (load.isOfSurveys() ? ".surveys." : ".");
    }

    /** What a consumer needs that reads it from its beginning. */
    Properties consumer(String group) {
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /** Writes all events, uncompressed and for ever, and says what was written. */
    Written fill() throws ExecutionException, InterruptedException {
        create();
        EventWriter json = new EventWriter();
        long answers = 0;
        long satisfied = 0;
        Set<String> customers = new HashSet<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < events; number++) {
                Touchpoint event = Traffic.event(number, load);
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        name(), Traffic.partition(event, number), event.timeMillis(), null, json.write(event));
                var unused = producer.send(record, (metadata, problem) -> failure.compareAndSet(null, problem));
                if (event.customer() != null) {
                    customers.add(event.customer());
                }
                if (event.survey() != null && event.survey().csat() != null) {
                    answers++;
                    satisfied += event.survey().csat().score() >= 4 ? 1 : 0;
                }
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("an event did not get into " + name(), failure.get());
        }
        return new Written(new Seen(events, answers, satisfied), customers.size());
    }

    private void create() throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name(), Traffic.PARTITIONS, (short) 1)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try (Admin admin = Brokers.at(bootstrap).admin(PATIENCE)) {
            TopicSetup.createMissing(admin, List.of(topic));
        }
    }

    private Properties producer() {
        Properties settings = new Properties();
        settings.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.setProperty(ProducerConfig.LINGER_MS_CONFIG, "20");
        settings.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(1 << 18));
        return settings;
    }
}
