package xm.io.kafka;

import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How a job writes its topics: at least once under keys that a repetition shares, or exactly once in transactions.
 *
 * @param job its name, part of the transactional ids
 * @param exactlyOnce records become visible with the checkpoint after them, to those who read committed ones only
 * @param transactionTimeout after which the brokers give up a transaction that a failed job left open
 */
public record KafkaWriting(
        Brokers brokers, Topics topics, String job, boolean exactlyOnce, Duration transactionTimeout) {

    <T> KafkaSink<T> sink(String topic, KafkaRecordSerializationSchema<T> records) {
        KafkaSinkBuilder<T> sink = KafkaSink.<T>builder()
                .setKafkaProducerConfig(brokers.clientProperties())
                .setBootstrapServers(brokers.bootstrap())
                .setRecordSerializer(records);
        if (!exactlyOnce) {
            return sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
        }
        return sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(transactionTimeout.toMillis()))
                // unique per job and sink on the brokers, or one would cut off the other; the topic has its prefix
                .setTransactionalIdPrefix(job + "/" + topic)
                .build();
    }
}
