package xm.codec.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import xm.codec.NearestWord;

/** Keys and values of a YAML file with the lines they stand on, and where mistakes in them are noted. */
final class Table {
    private final String name;
    private final int line;
    private final List<String> mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();

    private Table(String name, MappingNode node, List<String> mistakes) {
        this.name = name;
        this.line = line(node);
        this.mistakes = mistakes;
        for (NodeTuple entry : node.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (values.put(key, entry.getValueNode()) != null) {
                mistakeAtLine(line(entry.getKeyNode()), "'" + key + "' stands here twice; keep one");
            }
            keyLines.put(key, line(entry.getKeyNode()));
        }
    }

    /** The file's top level, or {@code null} with the mistake noted when it is no YAML of keys and values. */
    static Table parse(String name, String text, List<String> mistakes) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (hasScalarKeys(root)) {
                return new Table(name, (MappingNode) root, mistakes);
            }
            mistakes.add(name + ": keys and values (such as 'format: csv') were expected");
        } catch (MarkedYAMLException e) {
            mistakes.add(name + ", line " + (e.getProblemMark().getLine() + 1) + ": not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(name + ": not YAML: " + e.getMessage());
        }
        return null;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Node node(String key) {
        return values.get(key);
    }

    boolean isList(String key) {
        return node(key) instanceof SequenceNode;
    }

    /** The scalar as written, or {@code null} if there is none. */
    String scalar(String key) {
        return node(key) instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag()) ? scalar.getValue() : null;
    }

    /** The text of a key, {@code null} if it is absent; that it is empty, a list or a table is a mistake. */
    String text(String key) {
        String text = scalar(key);
        if (has(key) && (text == null || text.isEmpty())) {
            mistake(key, key + " is empty or not a text");
            return null;
        }
        return text;
    }

    /** The texts of a list, or of a single scalar; none if the key is absent. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<Node> items = isList(key) ? ((SequenceNode) node(key)).getValue() : List.of(node(key));
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                mistakeAtLine(line(item), key + " is a list of texts");
            }
        }
        return texts;
    }

    /** The table under a key, or {@code null} with the mistake noted when it is something else. */
    Table table(String key) {
        if (hasScalarKeys(node(key))) {
            return new Table(name, (MappingNode) node(key), mistakes);
        }
        mistake(key, key + " holds options, such as '" + key + ": {header: true}'");
        return null;
    }

    void onlyKnows(String... known) {
        List<String> names = Arrays.asList(known);
        for (String key : values.keySet()) {
            if (!names.contains(key)) {
                mistake(key, "'" + key + "' is unknown" + didYouMean(key, names));
            }
        }
    }

    void mistake(String sentence) {
        mistakeAtLine(line, sentence);
    }

    void mistake(String key, String sentence) {
        mistakeAtLine(keyLines.get(key), sentence);
    }

    void mistakeAtLine(int atLine, String sentence) {
        mistakes.add(name + ", line " + atLine + ": " + sentence);
    }

    private static boolean hasScalarKeys(Node node) {
        return node instanceof MappingNode table
                && table.getValue().stream().allMatch(entry -> entry.getKeyNode() instanceof ScalarNode);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String didYouMean(String key, List<String> names) {
        return NearestWord.of(key, names)
                .map(word -> ", did you mean '" + word + "'?")
                .orElse("; known here: " + String.join(", ", names));
    }
}
