package xm.io.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * How the topics are laid out when they are created.
 *
 * <p>The brokers date what comes in: whether an event is of the future is not for the clock of who sent it to say.
 *
 * @param partitions of every topic but the promise book, which is one sequence of versions
 * @param replication copies of each partition, {@link #BROKER_DEFAULT} for what the brokers hold to be right
 * @param retention how long records are kept in topics that are not compacted, and all states in those of verdicts, alerts
 *     and heartbeats
 */
public record TopicPlan(int partitions, short replication, Duration retention) {
    public static final short BROKER_DEFAULT = -1;

    /** All topics in the order of {@link Topics#all()}. */
    public List<NewTopic> layout(Topics topics) {
        return List.of(
                datedOnArrival(expiring(topics.touchpoints())),
                datedOnArrival(compacted(topics.customerSegments())),
                everlasting(topics.promiseBook()),
                expiring(topics.touchpointsRejected()),
                expiring(topics.experienceSignals()),
                expiring(topics.customerExceptions()),
                remembered(topics.promiseVerdicts()),
                remembered(topics.experienceAlerts()),
                compacted(topics.alertLedger()),
                remembered(topics.jobHeartbeats()),
                // a receipt that stayed for ever would remember who wanted to be forgotten
                expiring(topics.erasureReceipts()));
    }

    private NewTopic expiring(String name) {
        return deleting(name, partitions, retention.toMillis());
    }

    private NewTopic everlasting(String name) {
        return deleting(name, 1, -1);
    }

    private NewTopic deleting(String name, int partitions, long retentionMillis) {
        return topic(name, partitions)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(retentionMillis)));
    }

    private NewTopic compacted(String name) {
        return topic(name, partitions)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static NewTopic datedOnArrival(NewTopic topic) {
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
        return topic.configs(configs);
    }

    /** The newest of each key for ever, and what was before it for as long as others keep records: shifts are reported on. */
    private NewTopic remembered(String name) {
        NewTopic topic = compacted(name);
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(retention.toMillis()));
        return topic.configs(configs);
    }

    private NewTopic topic(String name, int partitions) {
        Optional<Short> copies = replication == BROKER_DEFAULT ? Optional.empty() : Optional.of(replication);
        return new NewTopic(name, Optional.of(partitions), copies);
    }
}
