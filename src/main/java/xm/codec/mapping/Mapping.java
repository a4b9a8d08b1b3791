package xm.codec.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import xm.codec.Mistakes;

/**
 * A mapping file: how records of a foreign format become touchpoint events.
 *
 * <p>A head in YAML and one JSLT expression, compiled once. The record is the expression's input; {@code $row} is its
 * number from 0, {@code $partition} its partition (0 in a file) and {@code $file} the name of its file or topic. The expression gives none ({@code null}), one (an
 * object) or many events (an array). Safe for many threads; travels to a cluster as its text.
 */
public final class Mapping implements Serializable {
    private final String name;
    private final String text;
    private final transient Head head;
    private final transient Expression expression;

    Mapping(String name, String text, Head head, Expression expression) {
        this.name = name;
        this.text = text;
        this.head = head;
        this.expression = expression;
    }

    /** @throws Mistakes if the file cannot be read or says something that cannot be meant */
    public static Mapping load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw Mistakes.of(file + ": there is no such mapping file");
        } catch (IOException e) {
            throw Mistakes.of(file + ": the mapping file cannot be read (UTF-8 text is expected): " + e.getMessage());
        }
    }

    /**
     * @param name what messages call the mapping, usually its file
     * @throws Mistakes all of them, each with its line
     */
    public static Mapping parse(String name, String text) {
        return MappingFile.read(name, text);
    }

    public Head head() {
        return head;
    }

    /**
     * The events that a record stands for, as the expression makes them and with the head's source and customer.
     *
     * @throws JsltException if the expression fails on this record or gives something else than events; its sentence
     *     quotes nothing of the record
     */
    public List<JsonNode> events(JsonNode foreign, long row, int partition, String file) {
        JsonNode result = apply(foreign, row, partition, file);
        if (result.isNull()) {
            return List.of();
        }
        if (result.isObject()) {
            return List.of(complete(result, foreign));
        }
        if (!result.isArray()) {
            throw new Unmappable("the expression gives " + result.getNodeType() + ", expected an event (object), an"
                    + " array of events, or null");
        }
        JsonNode[] events = new JsonNode[result.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = complete(result.get(i), foreign);
        }
        return List.of(events);
    }

    private JsonNode apply(JsonNode foreign, long row, int partition, String file) {
        try {
            return expression.apply(
                    Map.of("row", number(row), "partition", IntNode.valueOf(partition), "file", TextNode.valueOf(file)),
                    foreign);
        } catch (Unmappable e) {
            throw e;
        } catch (JsltException e) {
            throw Unmappable.of(e);
        } catch (StackOverflowError | RuntimeException e) {
            throw Unmappable.of(e);
        }
    }

    // JSLT compares and indexes ints and longs alike, but writes what it is given
    private static JsonNode number(long row) {
        return row <= Integer.MAX_VALUE ? IntNode.valueOf((int) row) : LongNode.valueOf(row);
    }

    private JsonNode complete(JsonNode event, JsonNode foreign) {
        if (!(event instanceof ObjectNode made)) {
            throw new Unmappable(
                    "the expression gives " + event.getNodeType() + " where an event (object) was expected");
        }
        JsonNode customer = head.key() == null || event.has("customer") ? null : foreign.get(head.key());
        boolean needsSource = head.source() != null && !event.has("source");
        if (!needsSource && customer == null) {
            return event;
        }
        // a copy, because what is constant in an expression is one node for all records
        ObjectNode complete = made.objectNode().setAll(made);
        if (needsSource) {
            complete.put("source", head.source());
        }
        if (customer != null) {
            complete.set("customer", customer);
        }
        return complete;
    }

    private Object readResolve() {
        return parse(name, text);
    }
}
