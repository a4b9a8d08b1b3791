package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;

/**
 * Whether the jobs of a compose file would start and keep their state.
 *
 * <p>The image's own script takes one setting from a line of FLINK_PROPERTIES, drops every blank in it, takes a comment for a
 * setting and fills variables in.
 */
final class ComposeFlink {
    private static final String STATE = "file:///var/lib/xm/";
    private static final String STATE_VOLUME = "flink:/var/lib/xm";

    private final Compose compose;
    private final List<String> mistakes = new ArrayList<>();

    private ComposeFlink(Compose compose) {
        this.compose = compose;
    }

    static List<String> mistakes(Compose compose) {
        ComposeFlink flink = new ComposeFlink(compose);
        compose.services().forEach((name, service) -> {
            if (service.at("/environment/FLINK_PROPERTIES").isTextual()) {
                flink.look(name, service);
            }
        });
        return flink.mistakes;
    }

    private void look(String name, JsonNode service) {
        List<String> lines =
                service.at("/environment/FLINK_PROPERTIES").asText().lines().toList();
        for (String line : lines) {
            if (!line.matches("[a-z][A-Za-z.-]*: [^\\s#$]+")) {
                mistakes.add(name + ": '" + line + "' is not read as it is written; write key: value without blanks");
                return;
            }
        }
        Map<String, String> settings = Compose.flinkProperties(service);
        FlinkOptions.mistakes(settings).forEach(it -> mistakes.add(name + ": " + it));
        String leader = settings.getOrDefault("jobmanager.rpc.address", "");
        JsonNode jobManager = compose.services().get(leader);
        if (jobManager == null) {
            mistakes.add(name + ": its JobManager '" + leader + "' is no service");
        } else if (!Compose.flinkProperties(jobManager).equals(settings)) {
            mistakes.add(name + ": it is set otherwise than its JobManager " + leader);
        }
        memory(name, service, settings, name.equals(leader) ? "jobmanager" : "taskmanager");
        state(name, service, settings);
    }

    private void memory(String name, JsonNode service, Map<String, String> settings, String process) {
        String wanted = settings.getOrDefault(process + ".memory.process.size", "");
        if (wanted.isEmpty()) {
            mistakes.add(name + ": " + process + ".memory.process.size is missing");
        } else if (MemorySize.parse(wanted).getBytes()
                >= MemorySize.parse(service.path("mem_limit").asText("0")).getBytes()) {
            mistakes.add(name + ": its process of " + wanted + " does not fit into its mem_limit");
        }
    }

    private void state(String name, JsonNode service, Map<String, String> settings) {
        if (!Compose.texts(service.path("volumes")).contains(STATE_VOLUME)) {
            mistakes.add(name + ": its state is not on the volume " + STATE_VOLUME);
        }
        for (String key : List.of("execution.checkpointing.dir", "execution.checkpointing.savepoint-dir")) {
            if (!settings.getOrDefault(key, "").startsWith(STATE)) {
                mistakes.add(name + ": " + key + " is not under " + STATE);
            }
        }
        if (!settings.getOrDefault("execution.checkpointing.externalized-checkpoint-retention", "")
                .equals("RETAIN_ON_CANCELLATION")) {
            mistakes.add(name + ": its checkpoints end with it, so nothing could be gone on from");
        }
        if (!settings.getOrDefault("execution.checkpointing.num-retained", "").equals("3")) {
            mistakes.add(
                    name + ": its newest checkpoint is the only one, so nothing could be gone on from if it is bad");
        }
    }
}
