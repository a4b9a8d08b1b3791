package xm.app.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.codec.VerdictWriter;
import xm.promise.PromiseBook;

/** The same explanation for programs; verdict and alert are such as the contract has them, the alert as told last. */
public final class ExplanationJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Explanation it;

    public ExplanationJson(Explanation explanation) {
        it = explanation;
    }

    public String text() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("promise", it.question().promise());
        tree.put("cell", it.question().cell().key());
        tree.put("at", time(it.question().atMillis()));
        it.endMillis().ifPresent(end -> tree.put("recordedUntil", time(end)));
        tree.put("why", new Why(it).sentence());
        tree.put("version", it.book().version());
        tree.put(
                "effectiveFrom",
                it.book().effectiveFromMillis() == PromiseBook.ALWAYS
                        ? null
                        : time(it.book().effectiveFromMillis()));
        tree.put("promised", it.commitment().bound());
        ArrayNode from = tree.putArray("from");
        it.provenance().forEach(from::add);
        tree.set("verdict", it.verdict() == null ? null : read(VerdictWriter.write(it.verdict())));
        tree.put("window", Duration.ofMillis(it.windowMillis()).toString());
        ArrayNode windows = tree.putArray("windows");
        it.lastSteps(ExplanationWords.STEPS).forEach(step -> windows.add(window(step)));
        tree.put("alertsKnown", it.isAlertKnown());
        tree.set(
                "alert",
                it.alert() == null
                        ? null
                        : read(new AlertWriter(AlertLinks.NONE).write(it.alert().last())));
        return tree;
    }

    private static ObjectNode window(Step step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("start", time(step.startMillis()));
        node.put("end", time(step.endMillis()));
        node.put("n", step.n());
        node.put("good", step.good());
        node.put("bad", step.bad());
        node.put("value", step.value());
        if (step.verdict() != null) {
            node.put("state", step.verdict().state().name());
            node.put("evidence", step.verdict().evidence());
            node.put("needed", step.verdict().needed());
            node.put("gate", step.verdict().gate());
        }
        return node;
    }

    private static JsonNode read(byte[] record) {
        try {
            return JSON.readTree(record);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
