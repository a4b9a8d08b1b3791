package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A variable of a board; those that ask the store do so again whenever the time range changes. */
final class Variable {
    private static final String EVERYTHING = ".*";

    private final ObjectNode node;

    private Variable(ObjectNode node) {
        this.node = node;
    }

    /** Which store is asked; it comes first, as all others ask it. */
    static Variable influx() {
        return source("datasource", "Store", "influxdb", "Experience InfluxDB", "experience-influxdb");
    }

    static Variable prometheus() {
        return source("prometheus", "Metrics", "prometheus", "Experience Prometheus", "experience-prometheus");
    }

    private static Variable source(String name, String label, String type, String text, String uid) {
        return new Variable(Json.object(
                "name",
                name,
                "label",
                label,
                "type",
                "datasource",
                "query",
                type,
                "current",
                Json.object("text", text, "value", uid),
                "options",
                Json.list(),
                "regex",
                "",
                "refresh",
                1,
                "multi",
                false,
                "includeAll",
                false,
                "hide",
                0,
                "skipUrlSync",
                false));
    }

    /** Exactly one of the values that the store knows. */
    static Variable one(String name, String label, String query, String current) {
        return query(name, label, query, "", Json.object("text", current, "value", current), false);
    }

    /** Any number of the values that the store knows, all of them at first. */
    static Variable many(String name, String label, String query) {
        return query(name, label, query, "", Json.object("text", "All", "value", "$__all"), true);
    }

    /** The same, of which the part in brackets of a regular expression counts, and one is chosen at first. */
    static Variable many(String name, String label, String query, String regex, String current) {
        ObjectNode chosen = Json.object("text", Json.list(current), "value", Json.list(current));
        Variable variable = query(name, label, query, regex, chosen, true);
        // names of fields, which all are to be one after the other, not as a pattern
        variable.node.put("allValue", "");
        return variable;
    }

    private static Variable query(
            String name, String label, String query, String regex, ObjectNode current, boolean isMany) {
        return new Variable(Json.object(
                "name",
                name,
                "label",
                label,
                "type",
                "query",
                "datasource",
                Sources.INFLUX.node(),
                "query",
                query,
                "definition",
                query,
                "regex",
                regex,
                "refresh",
                2,
                "sort",
                1,
                "multi",
                isMany,
                "includeAll",
                isMany,
                "allValue",
                isMany ? EVERYTHING : "",
                "current",
                current,
                "options",
                Json.list(),
                "hide",
                0,
                "skipUrlSync",
                false));
    }

    /** One of a few values that never change, the first at first; each is its text and its value. */
    static Variable of(String name, String label, List<List<String>> textsAndValues) {
        ArrayNode options = Json.list();
        StringBuilder query = new StringBuilder();
        for (List<String> option : textsAndValues) {
            query.append(query.isEmpty() ? "" : ", ")
                    .append(option.get(0))
                    .append(" : ")
                    .append(option.get(1));
            options.add(Json.object("text", option.get(0), "value", option.get(1), "selected", options.isEmpty()));
        }
        List<String> first = textsAndValues.get(0);
        return new Variable(Json.object(
                "name",
                name,
                "label",
                label,
                "type",
                "custom",
                "query",
                query.toString(),
                "current",
                Json.object("text", first.get(0), "value", first.get(1)),
                "options",
                options,
                "multi",
                false,
                "includeAll",
                false,
                "hide",
                0,
                "skipUrlSync",
                false));
    }

    ObjectNode node() {
        return node;
    }
}
