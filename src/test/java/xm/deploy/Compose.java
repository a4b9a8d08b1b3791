package xm.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A compose file, as its rules look at it. */
record Compose(JsonNode root) {

    Map<String, JsonNode> services() {
        return fields(root.path("services"));
    }

    static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    /** Whether it is to run for as long as the machine does. */
    static boolean stays(JsonNode service) {
        return service.path("restart").asText().equals("unless-stopped");
    }

    /** What a service is told by its environment. */
    static Map<String, String> environment(JsonNode service) {
        Map<String, String> environment = new LinkedHashMap<>();
        fields(service.path("environment")).forEach((name, value) -> environment.put(name, value.asText()));
        return environment;
    }

    /** Settings of Flink as a service is told them, one a line. */
    static Map<String, String> flinkProperties(JsonNode service) {
        Map<String, String> properties = new LinkedHashMap<>();
        environment(service).getOrDefault("FLINK_PROPERTIES", "").lines().forEach(line -> {
            int colon = line.indexOf(':');
            properties.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        return properties;
    }
}
