package xm.io.kafka;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;

/** Records of our own topics that cannot be read: counted, the first of each reader told, and passed over. */
final class Unreadable {
    /** More would fill the log. */
    private static final int TOLD_AT_MOST = 10;

    private final Logger log;
    private final Counter count;
    private int told;

    Unreadable(MetricGroup metrics, KafkaMetric metric, Logger log) {
        this.log = log;
        count = metrics.addGroup("xm").counter(metric.key());
    }

    void add(ConsumerRecord<byte[], byte[]> record, String why) {
        count.inc();
        if (told < TOLD_AT_MOST) {
            told++;
            log.warn(
                    "topic {}, partition {}, offset {} cannot be read and is passed over: {}{}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    why,
                    told < TOLD_AT_MOST ? "" : "; further ones are only counted");
        }
    }
}
