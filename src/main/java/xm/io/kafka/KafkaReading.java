package xm.io.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import xm.event.Arrival;

/**
 * How a job reads its topics. Offsets are committed with each checkpoint, for people to see how far the job is.
 *
 * @param group consumer group, under which offsets are committed
 * @param discovery how often new partitions are looked for
 */
public record KafkaReading(Brokers brokers, Topics topics, String group, Duration discovery) {

    <T> KafkaSourceBuilder<T> source(String topic) {
        return source(topic, Map.of());
    }

    /** @param usual properties of the client, where the settings name no others */
    <T> KafkaSourceBuilder<T> source(String topic, Map<String, String> usual) {
        Properties properties = new Properties();
        properties.putAll(usual);
        // what a producer's transaction took back has not happened
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.putAll(brokers.clientProperties());
        properties.setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), String.valueOf(discovery.toMillis()));
        return KafkaSource.<T>builder()
                .setProperties(properties)
                .setTopics(topic)
                .setGroupId(group)
                .setClientIdPrefix(group + "-" + topic);
    }

    /** When Kafka received a record; some old clients did not say. */
    static long receivedAtMillis(ConsumerRecord<?, ?> record) {
        return record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE ? Arrival.UNKNOWN_TIME : record.timestamp();
    }
}
