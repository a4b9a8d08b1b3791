package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One panel of a board, or a row that begins a group of them. Every panel says what it shows, and in which unit. */
final class Panel {
    private static final int WIDTH = 24;

    private final ObjectNode node;
    private final ObjectNode defaults = Json.object();
    private final ObjectNode options = Json.object();
    private final ObjectNode custom = Json.object();
    private final ArrayNode overrides = Json.list();
    private final ArrayNode targets = Json.list();
    private final int width;
    private final int height;

    private Panel(String type, String title, String description, int width, int height) {
        node = Json.object("type", type, "title", title, "description", description);
        this.width = width;
        this.height = height;
    }

    /** A line across the board; all panels up to the next are its own, also when it is repeated. */
    static Panel row(String title) {
        return new Panel("row", title, "", WIDTH, 1);
    }

    /** A number, or several, as large as the panel. */
    static Panel stat(String title, String description, int width, int height) {
        Panel panel = new Panel("stat", title, description, width, height);
        panel.options.setAll(Json.object(
                "colorMode", "background",
                "graphMode", "none",
                "justifyMode", "auto",
                "orientation", "auto",
                "textMode", "auto",
                "reduceOptions", Json.object("calcs", Json.list("lastNotNull"), "fields", "", "values", false)));
        return panel;
    }

    /** Lines over time; a gap stays a gap. */
    static Panel lines(String title, String description, int width, int height) {
        Panel panel = new Panel("timeseries", title, description, width, height);
        panel.custom.setAll(Json.object(
                "drawStyle",
                "line",
                "lineInterpolation",
                "linear",
                "lineWidth",
                2,
                "fillOpacity",
                0,
                "showPoints",
                "auto",
                "pointSize",
                5,
                "spanNulls",
                false));
        panel.options.setAll(Json.object(
                "legend",
                        Json.object(
                                "displayMode", "list", "placement", "bottom", "showLegend", true, "calcs", Json.list()),
                "tooltip", Json.object("mode", "multi", "sort", "asc")));
        return panel;
    }

    static Panel bars(String title, String description, int width, int height) {
        Panel panel = lines(title, description, width, height);
        panel.custom.setAll(Json.object(
                "drawStyle",
                "bars",
                "fillOpacity",
                70,
                "lineWidth",
                0,
                "stacking",
                Json.object("group", "A", "mode", "normal")));
        return panel;
    }

    static Panel table(String title, String description, int width, int height) {
        Panel panel = new Panel("table", title, description, width, height);
        panel.custom.setAll(Json.object("align", "auto", "cellOptions", Json.object("type", "auto"), "inspect", false));
        panel.options.setAll(Json.object("showHeader", true, "cellHeight", "sm"));
        return panel;
    }

    static Panel timeline(String title, String description, int width, int height) {
        Panel panel = new Panel("state-timeline", title, description, width, height);
        panel.custom.setAll(Json.object("fillOpacity", 80, "lineWidth", 0));
        panel.options.setAll(Json.object(
                "mergeValues",
                true,
                "showValue",
                "auto",
                "rowHeight",
                0.9,
                "alignValue",
                "left",
                "legend",
                Json.object("displayMode", "list", "placement", "bottom", "showLegend", false, "calcs", Json.list()),
                "tooltip",
                Json.object("mode", "single", "sort", "none")));
        return panel;
    }

    Panel unit(String unit) {
        defaults.put("unit", unit);
        return this;
    }

    Panel decimals(int decimals) {
        defaults.put("decimals", decimals);
        return this;
    }

    Panel noValue(String words) {
        defaults.put("noValue", words);
        return this;
    }

    Panel ask(Query... queries) {
        for (Query query : queries) {
            targets.add(query.node(String.valueOf((char) ('A' + targets.size()))));
            if (query.text().contains("$__interval")) {
                // points come once a minute, and shorter steps would tear lines apart
                node.put("interval", "1m");
            }
            node.set("datasource", query.source().node());
        }
        return this;
    }

    Panel thresholds(ObjectNode thresholds) {
        defaults.set("thresholds", thresholds);
        defaults.set("color", Json.object("mode", "thresholds"));
        return this;
    }

    /** Lines in colours of their own, with what is beyond a threshold shaded. */
    Panel shaded(ObjectNode thresholds) {
        defaults.set("thresholds", thresholds);
        custom.set("thresholdsStyle", Json.object("mode", "line"));
        return this;
    }

    Panel mappings(ArrayNode mappings) {
        defaults.set("mappings", mappings);
        return this;
    }

    Panel link(String title, String url) {
        defaults.set("links", Json.list(Json.object("title", title, "url", url, "targetBlank", false)));
        return this;
    }

    Panel options(Object... namesAndValues) {
        options.setAll(Json.object(namesAndValues));
        return this;
    }

    Panel custom(Object... namesAndValues) {
        custom.setAll(Json.object(namesAndValues));
        return this;
    }

    /** Other properties for one field; ids and values in turn. */
    Panel field(String name, Object... idsAndValues) {
        return override("byName", name, idsAndValues);
    }

    /** Other properties for the fields whose names fit a regular expression. */
    Panel fields(String pattern, Object... idsAndValues) {
        return override("byRegexp", pattern, idsAndValues);
    }

    private Panel override(String matcher, String matched, Object... idsAndValues) {
        ArrayNode properties = Json.list();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            properties.add(Json.object("id", idsAndValues[i], "value", idsAndValues[i + 1]));
        }
        overrides.add(Json.object("matcher", Json.object("id", matcher, "options", matched), "properties", properties));
        return this;
    }

    Panel transform(String id, ObjectNode how) {
        node.withArray("transformations").add(Json.object("id", id, "options", how));
        return this;
    }

    /** By one column; of what is the same in it the order stays, so the last that is asked for counts most. */
    Panel first(String column, boolean isGreatestFirst) {
        return transform(
                "sortBy", Json.object("sort", Json.list(Json.object("field", column, "desc", isGreatestFirst))));
    }

    Panel without(String... columns) {
        ObjectNode excluded = Json.object();
        for (String column : columns) {
            excluded.put(column, true);
        }
        return transform("organize", Json.object("excludeByName", excluded, "renameByName", Json.object()));
    }

    /** A number that is neither good nor bad, in no colour: blue would say that all is well. */
    Panel plain() {
        options("colorMode", "none");
        return thresholds(Look.unknown());
    }

    /** Once for each chosen value of a variable. */
    Panel repeat(String variable, int perRow) {
        node.put("repeat", variable);
        if (!isRow()) {
            node.put("repeatDirection", "h");
            node.put("maxPerRow", perRow);
        }
        return this;
    }

    boolean isRow() {
        return node.path("type").asText().equals("row");
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ObjectNode node(int id, int x, int y) {
        ObjectNode panel = Json.object("id", id);
        panel.setAll(node);
        panel.set("gridPos", Json.object("x", x, "y", y, "w", width, "h", height));
        if (isRow()) {
            panel.remove("description");
            panel.put("collapsed", false);
            panel.set("panels", Json.list());
            return panel;
        }
        defaults.set("custom", custom);
        panel.set("fieldConfig", Json.object("defaults", defaults, "overrides", overrides));
        panel.set("options", options);
        panel.set("targets", targets);
        return panel;
    }

    /** The panels one after the other, from left to right and then down. */
    static ArrayNode laidOut(List<Panel> panels) {
        ArrayNode all = Json.list();
        int x = 0;
        int y = 0;
        int lineHeight = 0;
        for (Panel panel : panels) {
            if (x + panel.width > WIDTH) {
                x = 0;
                y += lineHeight;
                lineHeight = 0;
            }
            all.add(panel.node(all.size() + 1, x, y));
            x += panel.width;
            lineHeight = Math.max(lineHeight, panel.height);
        }
        return all;
    }
}
