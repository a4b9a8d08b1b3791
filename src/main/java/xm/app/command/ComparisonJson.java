package xm.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import xm.app.backtest.AlertLife;
import xm.app.backtest.Closest;
import xm.app.backtest.Comparison;
import xm.app.backtest.PromiseResult;

/** Two books over the same events, for programs: {@code first} is the one of {@code --promises}. */
final class ComparisonJson {
    private static final long SECOND = 1000;
    private static final double MINUTE = 60_000;

    private final Comparison comparison;
    private final String first;
    private final String other;
    private final Map<AlertLife, Closest> closest;

    ComparisonJson(Comparison comparison, String first, String other, Map<AlertLife, Closest> closest) {
        this.comparison = comparison;
        this.first = first;
        this.other = other;
        this.closest = closest;
    }

    ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("first", book(comparison.first(), first));
        tree.set("other", book(comparison.other(), other));
        ArrayNode both = tree.putArray("both");
        for (Comparison.Pair pair : comparison.both()) {
            ObjectNode node = both.addObject();
            node.set("first", alert(pair.first()));
            node.set("other", alert(pair.other()));
            node.put("otherLaterSeconds", pair.otherLaterMillis() / SECOND);
        }
        missed(tree.putArray("onlyFirst"), comparison.onlyFirst());
        missed(tree.putArray("onlyOther"), comparison.onlyOther());
        return tree;
    }

    private static ObjectNode book(PromiseResult result, String promises) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("promises", promises);
        node.put("alerts", result.alerts().size());
        node.put("pages", result.pages());
        node.put("pagesPerDay", result.pagesPerDay());
        ObjectNode broken = node.putObject("brokenMinutes");
        result.verdicts().brokenMillis().forEach((promise, millis) -> broken.put(promise, millis / MINUTE));
        ObjectNode verdicts = node.putObject("verdicts");
        result.verdicts().byState().forEach(verdicts::put);
        return node;
    }

    /** With how near the book came that did not fire; {@code null} if nothing is judged there. */
    private void missed(ArrayNode nodes, List<AlertLife> alerts) {
        for (AlertLife alert : alerts) {
            Closest near = closest.get(alert);
            ObjectNode node = nodes.addObject();
            node.set("alert", alert(alert));
            node.putRawValue("closest", near == null ? null : new RawValue(near.json()));
        }
    }

    private static ObjectNode alert(AlertLife life) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("alertId", life.first().alertId());
        node.put("key", life.first().key());
        node.put("kind", life.first().kind().wireName());
        node.put("promise", life.first().promise());
        node.put("severity", life.loudest().wireName());
        node.put("summary", life.first().summary());
        node.put("since", time(life.first().sinceMillis()));
        node.put("detectedAt", time(life.first().detectedAtMillis()));
        Long resolved = life.last().resolvedAtMillis();
        node.put("resolvedAt", resolved == null ? null : time(resolved));
        ArrayNode cells = node.putArray("cells");
        life.keys().forEach(cells::add);
        return node;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
