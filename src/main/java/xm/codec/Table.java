package xm.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
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

/** Keys and values of a YAML file with the lines they stand on, and where mistakes in them are noted. */
public final class Table {
    private final String name;
    private final int line;
    private final List<String> mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    /** What stands under a key that stands here more than once, but for the last. */
    private final Map<String, List<Node>> earlier = new LinkedHashMap<>();

    private Table(String name, MappingNode node, List<String> mistakes) {
        this.name = name;
        this.line = line(node);
        this.mistakes = mistakes;
        for (NodeTuple entry : node.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            Node before = values.put(key, entry.getValueNode());
            if (before != null) {
                earlier.computeIfAbsent(key, it -> new ArrayList<>()).add(before);
                mistakeAtLine(line(entry.getKeyNode()), "'" + key + "' stands here twice; keep one");
            }
            keyLines.put(key, line(entry.getKeyNode()));
        }
    }

    /**
     * The file's top level, or {@code null} with the mistake noted when it is no YAML of keys and values.
     *
     * @param example of a key and its value
     */
    public static Table parse(String name, String text, String example, List<String> mistakes) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (hasScalarKeys(root)) {
                return new Table(name, (MappingNode) root, mistakes);
            }
            mistakes.add(name + ": keys and values (such as '" + example + "') were expected");
        } catch (MarkedYAMLException e) {
            mistakes.add(name + ", line " + (e.getProblemMark().getLine() + 1) + ": not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(name + ": not YAML: " + e.getMessage());
        }
        return null;
    }

    /** All keys, in their order. */
    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Node node(String key) {
        return values.get(key);
    }

    public boolean isList(String key) {
        return node(key) instanceof SequenceNode;
    }

    /** Where the table begins. */
    public int line() {
        return line;
    }

    public int line(String key) {
        return keyLines.get(key);
    }

    /** The scalar as written, or {@code null} if there is none. */
    public String scalar(String key) {
        return node(key) instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag()) ? scalar.getValue() : null;
    }

    /** The text of a key, {@code null} if it is absent; that it is empty, a list or a table is a mistake. */
    public String text(String key) {
        String text = scalar(key);
        if (has(key) && (text == null || text.isEmpty())) {
            mistake(key, key + " is empty or not a text");
            return null;
        }
        return text;
    }

    /** A name, {@code null} if it is absent; a number or a truth is none, but in quotes. */
    String word(String key) {
        String text = text(key);
        boolean isText = text == null || Tag.STR.equals(node(key).getTag());
        if (!isText) {
            mistake(
                    key,
                    key + " is " + text + ", which is no text; write " + key + ": \"" + text
                            + "\" if it is a name, as what reads the book asks for a text");
        }
        return isText ? text : null;
    }

    /** The text of a key that has to be there, {@code null} with the mistake noted where it is not. */
    public String required(String key, String expected) {
        if (!has(key)) {
            mistake(key + " is missing: " + expected);
        }
        return text(key);
    }

    /** A number that has to be there and to fit; 1 with the mistake noted where it does not. */
    public double number(String key, DoublePredicate fits, String expected) {
        String text = required(key, expected);
        return text == null ? 1 : number(key, text, fits, expected);
    }

    /** The numbers of a list that all have to fit, {@code null} with the mistakes noted where one does not. */
    public List<Double> numbers(String key, DoublePredicate fits, String expected) {
        if (!isList(key)) {
            mistake(key, key + " is no list; " + expected);
            return null;
        }
        int before = mistakes.size();
        List<Double> numbers = texts(key).stream()
                .map(text -> number(key, text, fits, expected))
                .toList();
        return mistakes.size() == before ? numbers : null;
    }

    private double number(String key, String text, DoublePredicate fits, String expected) {
        try {
            double number = new BigDecimal(text).doubleValue();
            if (fits.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // no number, and so none that fits
        }
        mistake(key, key + " is '" + text + "'; " + expected);
        return 1;
    }

    /** The texts of a list, or of a single scalar; none if the key is absent. */
    public List<String> texts(String key) {
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
    public Table table(String key, String example) {
        if (hasScalarKeys(node(key))) {
            return new Table(name, (MappingNode) node(key), mistakes);
        }
        mistake(key, key + " holds options, such as '" + key + ": " + example + "'");
        return null;
    }

    /** All tables under a key that stands here more than once, which is a mistake already; else the one. */
    List<Table> everyTable(String key, String example) {
        List<Table> tables = new ArrayList<>();
        for (Node node : earlier.getOrDefault(key, List.of())) {
            if (hasScalarKeys(node)) {
                tables.add(new Table(name, (MappingNode) node, mistakes));
            }
        }
        Table last = table(key, example);
        if (last != null) {
            tables.add(last);
        }
        return tables;
    }

    /** The tables of a list, none if the key is absent; that it is something else is a mistake. */
    public List<Table> tables(String key, String example) {
        if (!has(key)) {
            return List.of();
        }
        if (!isList(key)) {
            mistake(key, key + " is a list, such as '" + key + ": [" + example + "]'");
            return List.of();
        }
        List<Table> tables = new ArrayList<>();
        for (Node item : ((SequenceNode) node(key)).getValue()) {
            if (hasScalarKeys(item)) {
                tables.add(new Table(name, (MappingNode) item, mistakes));
            } else {
                mistakeAtLine(line(item), key + " is a list of options, such as " + example);
            }
        }
        return tables;
    }

    /** The whole table as JSON. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> json.set(key, YamlAsJson.of(value)));
        return json;
    }

    /** The value of a key as JSON. */
    public JsonNode json(String key) {
        return YamlAsJson.of(node(key));
    }

    /**
     * The value of a key as it stands in the file, with nothing before it but empty lines: so it can be read as a file of
     * its own, whose mistakes are found where they are.
     *
     * @param text of the whole file
     */
    public String excerpt(String key, String text) {
        Node value = node(key);
        int begin = text.offsetByCodePoints(0, value.getStartMark().getIndex());
        int end = text.offsetByCodePoints(
                begin, value.getEndMark().getIndex() - value.getStartMark().getIndex());
        return "\n".repeat(value.getStartMark().getLine())
                + " ".repeat(value.getStartMark().getColumn())
                + text.substring(begin, end);
    }

    public void onlyKnows(String... known) {
        List<String> names = Arrays.asList(known);
        for (String key : values.keySet()) {
            if (!names.contains(key)) {
                mistake(key, "'" + key + "' is unknown" + didYouMean(key, names));
            }
        }
    }

    public void mistake(String sentence) {
        mistakeAtLine(line, sentence);
    }

    public void mistake(String key, String sentence) {
        mistakeAtLine(keyLines.get(key), sentence);
    }

    public void mistakeAtLine(int atLine, String sentence) {
        mistakes.add(name + ", line " + atLine + ": " + sentence);
    }

    private static boolean hasScalarKeys(Node node) {
        return node instanceof MappingNode table
                && table.getValue().stream().allMatch(entry -> entry.getKeyNode() instanceof ScalarNode);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The end of a sentence about a word that does not exist. */
    public static String didYouMean(String key, Collection<String> names) {
        return NearestWord.of(key, names)
                .map(word -> ", did you mean '" + word + "'?")
                .orElse("; known here: " + String.join(", ", names));
    }
}
