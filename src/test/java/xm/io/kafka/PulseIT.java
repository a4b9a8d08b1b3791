package xm.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedBroker;

class PulseIT {
    private static final String TOPIC = "beats";

    @TempDir
    Path directory;

    /** A job whose checkpoints fail, or that was killed, fed the watchdog. */
    @Test
    void whatIsNotCommittedIsNoSignOfLife() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Brokers.at(broker.bootstrap()).admin(Duration.ofSeconds(20))) {
            Brokers brokers = Brokers.at(broker.bootstrap());
            TopicSetup.createMissing(admin, List.of(new NewTopic(TOPIC, 1, (short) 1)));
            try (Pulse pulse = pulse(brokers);
                    KafkaProducer<byte[], byte[]> job = job(brokers)) {
                pulse.look();
                job.beginTransaction();
                beat(job);
                pulse.look();
                assertThat(pulse.heardMillis()).as("it may never be said").isZero();
                job.abortTransaction();
                pulse.look();
                assertThat(pulse.heardMillis()).as("it was never said").isZero();

                job.beginTransaction();
                beat(job);
                job.commitTransaction();
                await().atMost(20, SECONDS).until(() -> {
                    pulse.look();
                    return pulse.heardMillis() > 0;
                });
                job.beginTransaction();
                beat(job);
                try (Pulse restarted = pulse(brokers)) {
                    restarted.look();
                    assertThat(restarted.heardMillis())
                            .as("when what is committed was written")
                            .isPositive()
                            .isLessThanOrEqualTo(pulse.heardMillis());
                }
                job.abortTransaction();
            }
        }
    }

    private static Pulse pulse(Brokers brokers) {
        return new Pulse(brokers, TOPIC, Duration.ofSeconds(10), Clock.systemUTC());
    }

    private static void beat(KafkaProducer<byte[], byte[]> job) throws Exception {
        job.send(new ProducerRecord<>(TOPIC, "job".getBytes(UTF_8), "alive".getBytes(UTF_8)))
                .get();
    }

    private static KafkaProducer<byte[], byte[]> job(Brokers brokers) {
        Properties settings = brokers.clientProperties();
        settings.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "job");
        KafkaProducer<byte[], byte[]> job =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        job.initTransactions();
        return job;
    }
}
