package xm.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a person wrote as YAML in the JSON that it means: numbers and truths are such, times and all else are texts. */
final class YamlAsJson {
    private YamlAsJson() {}

    static JsonNode of(Node node) {
        if (node instanceof MappingNode table) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            for (NodeTuple entry : table.getValue()) {
                json.set(of(entry.getKeyNode()).asText(), of(entry.getValueNode()));
            }
            return json;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            list.getValue().forEach(item -> json.add(of(item)));
            return json;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (Tag.NULL.equals(node.getTag())) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (Tag.BOOL.equals(node.getTag())) {
            return JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag())) {
            try {
                return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
            } catch (NumberFormatException e) {
                // a number in a spelling of YAML's own, such as 1_000 or .inf, stays a text and is refused as one
            }
        }
        return JsonNodeFactory.instance.textNode(text);
    }
}
