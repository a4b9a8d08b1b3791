package xm.io.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How a topic stands against its plan. The number of partitions is its owner's choice, what is kept is not.
 *
 * @param partitions 0 if it is missing
 * @param troubles what is wrong with it, each with what to do
 */
public record TopicCheck(String topic, int partitions, List<String> troubles) {
    /** Retention is its owner's choice too. A producer's clock would decide what is of the future. */
    private static final List<String> CHECKED =
            List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);

    /** Looks at each topic. */
    public static List<TopicCheck> of(Admin admin, List<NewTopic> plan)
            throws ExecutionException, InterruptedException {
        List<TopicCheck> checks = new ArrayList<>();
        var descriptions =
                admin.describeTopics(plan.stream().map(NewTopic::name).toList()).topicNameValues();
        for (NewTopic topic : plan) {
            try {
                TopicDescription found = descriptions.get(topic.name()).get();
                checks.add(new TopicCheck(topic.name(), found.partitions().size(), settingTroubles(admin, topic)));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                checks.add(new TopicCheck(topic.name(), 0, List.of("is missing; xm topics creates it")));
            }
        }
        return checks;
    }

    private static List<String> settingTroubles(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config found =
                admin.describeConfigs(List.of(resource)).values().get(resource).get();
        return CHECKED.stream()
                .filter(key -> topic.configs().containsKey(key))
                .filter(key -> !topic.configs().get(key).equals(found.get(key).value()))
                .map(key -> trouble(
                        topic.name(),
                        key,
                        found.get(key).value(),
                        topic.configs().get(key)))
                .toList();
    }

    private static String trouble(String topic, String key, String found, String wanted) {
        return "has " + key + " " + found + ", " + wanted + " is needed; change it with: kafka-configs.sh --alter"
                + " --entity-type topics --entity-name " + topic + " --add-config " + key + "=" + wanted
                + " --bootstrap-server HOST:PORT";
    }
}
