package xm.io.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How a topic stands against its plan. The number of partitions is its owner's choice, what is kept is not.
 *
 * @param partitions 0 if it is missing
 * @param trouble what is wrong with it and what to do, if anything is
 */
public record TopicCheck(String topic, int partitions, Optional<String> trouble) {

    /** Looks at each topic. */
    public static List<TopicCheck> of(Admin admin, List<NewTopic> plan)
            throws ExecutionException, InterruptedException {
        List<TopicCheck> checks = new ArrayList<>();
        var descriptions =
                admin.describeTopics(plan.stream().map(NewTopic::name).toList()).topicNameValues();
        for (NewTopic topic : plan) {
            try {
                TopicDescription found = descriptions.get(topic.name()).get();
                checks.add(new TopicCheck(topic.name(), found.partitions().size(), cleanupTrouble(admin, topic)));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                checks.add(new TopicCheck(topic.name(), 0, Optional.of("is missing; xm topics creates it")));
            }
        }
        return checks;
    }

    private static Optional<String> cleanupTrouble(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Map<String, String> planned = topic.configs();
        String wanted = planned.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        String found = admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of(
                        "has cleanup.policy " + found + ", " + wanted + " is needed; change it with Kafka's tools");
    }
}
