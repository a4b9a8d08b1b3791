package xm.app.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.io.kafka.Brokers;
import xm.io.kafka.KafkaReading;
import xm.io.kafka.KafkaWriting;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.Topics;

/**
 * Where the events come from and the results go.
 *
 * @param plan how {@code xm topics} lays out what is missing
 * @param exactlyOnce results are written in transactions, visible after each checkpoint
 * @param transactionTimeout the longest outage after which an exactly-once job still completes what it wrote
 * @param discovery how often new partitions are looked for
 */
public record KafkaConfig(
        Brokers brokers,
        Topics topics,
        TopicPlan plan,
        boolean exactlyOnce,
        Duration transactionTimeout,
        Duration discovery)
        implements Serializable {

    static final KafkaConfig DEFAULT = new KafkaConfig(
            Brokers.at("127.0.0.1:9092"),
            new Topics(""),
            new TopicPlan(12, TopicPlan.BROKER_DEFAULT, Duration.ofDays(7)),
            false,
            Duration.ofMinutes(15),
            Duration.ofMinutes(1));

    /** Kafka counts its milliseconds in an int. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofDays(24);

    /** How a job of that name reads. */
    public KafkaReading reading(String job) {
        return new KafkaReading(brokers, topics, job, discovery);
    }

    /** How a job of that name writes. */
    public KafkaWriting writing(String job) {
        return new KafkaWriting(brokers, topics, job, exactlyOnce, transactionTimeout);
    }

    /**
     * Reads of the settings of either job what is of Kafka. Their other keys are known and passed over, and the files that
     * they name are not looked for.
     *
     * @throws xm.codec.Mistakes with every mistake in what is of Kafka, and every key that neither job has
     */
    public static KafkaConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(file, environment, overrides);
        settings.passOver(JobConfig.keys());
        settings.passOver(PromiseJobConfig.keys());
        KafkaConfig config = read(settings);
        settings.complain();
        return config;
    }

    static KafkaConfig read(Settings settings) {
        return new KafkaConfig(
                brokers(settings),
                topics(settings),
                plan(settings),
                settings.flag("kafka.exactly-once", DEFAULT.exactlyOnce()),
                settings.duration(
                        "kafka.transaction-timeout",
                        DEFAULT.transactionTimeout(),
                        Duration.ofSeconds(10),
                        LONGEST_TRANSACTION),
                settings.duration("kafka.partition-discovery", DEFAULT.discovery(), Duration.ofSeconds(1)));
    }

    static Brokers brokers(Settings settings) {
        String bootstrap = settings.text("kafka.bootstrap", DEFAULT.brokers().bootstrap());
        if (!Arrays.stream(bootstrap.split(",", -1)).allMatch(one -> one.strip().matches("\\S+:\\d{1,5}"))) {
            settings.reject(
                    "kafka.bootstrap", "'" + bootstrap + "' is not host:port, or several of them separated by commas");
        }
        return new Brokers(bootstrap, KafkaProperties.read(settings));
    }

    static Topics topics(Settings settings) {
        String prefix = settings.text("kafka.topic-prefix", DEFAULT.topics().prefix());
        if (!prefix.matches("[a-zA-Z0-9._-]*")) {
            settings.reject(
                    "kafka.topic-prefix", "'" + prefix + "' does not fit; Kafka allows letters, digits, '.', '_', '-'");
        }
        return new Topics(prefix);
    }

    private static TopicPlan plan(Settings settings) {
        TopicPlan usual = DEFAULT.plan();
        int replication = settings.wholeNumber("topics.replication", usual.replication(), -1, 100);
        if (replication == 0) {
            settings.reject(
                    "topics.replication",
                    "'0' copies keep nothing; write 1 or more, or -1 for what the brokers have as their default");
        }
        return new TopicPlan(
                settings.wholeNumber("topics.partitions", usual.partitions(), 1, 10_000),
                (short) replication,
                settings.duration("topics.retention", usual.retention(), Duration.ofMinutes(1)));
    }
}
