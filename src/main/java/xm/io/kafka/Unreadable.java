package xm.io.kafka;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;

/** Records of our own topics that cannot be read: counted each, told once by each reader, and passed over. */
final class Unreadable {
    private final Logger log;
    private final Counter count;
    private boolean isTold;

    /** @param metric name of the count */
    Unreadable(MetricGroup metrics, String metric, Logger log) {
        this.log = log;
        count = metrics.addGroup("xm").counter(metric);
    }

    void add(ConsumerRecord<byte[], byte[]> record, String why) {
        count.inc();
        if (!isTold) {
            isTold = true;
            log.warn(
                    "topic {}, partition {}, offset {} cannot be read and is passed over: {}; further ones are only counted",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    why);
        }
    }
}
