package xm.io.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing; never alters or deletes one. */
public final class TopicSetup {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 50;

    private TopicSetup() {}

    /**
     * Creates what is not there, and returns when it can be written to.
     *
     * @return each topic's name in the order given, and whether it was created now
     * @throws ExecutionException if the brokers cannot be reached or refuse; the cause says which
     */
    public static Map<String, Boolean> createMissing(Admin admin, List<NewTopic> wanted)
            throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing =
                wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(missing).values();
        Map<String, Boolean> created = new LinkedHashMap<>();
        for (NewTopic topic : wanted) {
            KafkaFuture<Void> creation = creations.get(topic.name());
            created.put(topic.name(), creation != null && wasCreated(creation));
        }
        // one that somebody else created meanwhile may have other partitions than those wanted here
        awaitLeaders(
                admin,
                missing.stream().filter(topic -> created.get(topic.name())).toList());
        return created;
    }

    /** A topic is there before its leaders are; who writes at once would be turned away. */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long begun = System.nanoTime();
        while (!haveLeaders(admin, ends)) {
            if (System.nanoTime() - begun > LONGEST_WAIT.toNanos()) {
                throw new ExecutionException(new TimeoutException("new topics have no leaders yet; try again"));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Only a leader knows the end of its partition. */
    private static boolean haveLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends)
            throws ExecutionException, InterruptedException {
        try {
            admin.listOffsets(ends).all().get();
            return true;
        } catch (ExecutionException e) {
            // the broker that was asked has not heard of the topic yet; the administrator gives up on that
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static boolean wasCreated(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                // somebody else was faster
                return false;
            }
            throw e;
        }
    }
}
