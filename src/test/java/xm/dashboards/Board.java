package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One dashboard: its variables, its panels, and what every board has alike: links to the others with time and variables,
 * breaches as annotations, a shared crosshair; and it is not edited in Grafana.
 *
 * @param uid by which links know it; never changed
 */
record Board(String uid, String title, String description, String from, List<Variable> variables, List<Panel> panels) {
    static final String TAG = "experience-monitor";

    /** The newest that every supported Grafana reads; older boards are brought up by Grafana itself. */
    private static final int SCHEMA_VERSION = 39;

    static List<Board> all() {
        return List.of(OverviewBoard.board(), CellBoard.board(), AlertsBoard.board(), PipelineBoard.board());
    }

    String file() {
        return uid + ".json";
    }

    ObjectNode node() {
        List<ObjectNode> list = new ArrayList<>();
        variables.forEach(variable -> list.add(variable.node()));
        return Json.object(
                "uid",
                uid,
                "title",
                title,
                "description",
                description,
                "tags",
                Json.list(TAG),
                "schemaVersion",
                SCHEMA_VERSION,
                "editable",
                false,
                "graphTooltip",
                1,
                "refresh",
                "30s",
                "timezone",
                "browser",
                "time",
                Json.object("from", from, "to", "now"),
                "timepicker",
                Json.object("refresh_intervals", Json.list("10s", "30s", "1m", "5m", "15m", "1h")),
                "links",
                Json.list(Json.object(
                        "type",
                        "dashboards",
                        "title",
                        "",
                        "tags",
                        Json.list(TAG),
                        "asDropdown",
                        false,
                        "includeVars",
                        true,
                        "keepTime",
                        true,
                        "targetBlank",
                        false,
                        "icon",
                        "dashboard",
                        "tooltip",
                        "",
                        "url",
                        "")),
                "templating",
                Json.object("list", Json.all(list)),
                "annotations",
                Json.object("list", annotations()),
                "panels",
                Panel.laidOut(panels));
    }

    private ArrayNode annotations() {
        return Json.list(
                Json.object(
                        "name",
                        "Annotations & Alerts",
                        "type",
                        "dashboard",
                        "builtIn",
                        1,
                        "enable",
                        true,
                        "hide",
                        true,
                        "iconColor",
                        "rgba(0, 211, 255, 1)",
                        "datasource",
                        Json.object("type", "grafana", "uid", "-- Grafana --")),
                breaches());
    }

    /** From when to when alerts fired; one that still fires is a line where it was detected. */
    private ObjectNode breaches() {
        boolean hasPromise = variables.stream()
                .anyMatch(variable -> variable.node().path("name").asText().equals("promise"));
        String query = "SELECT \"summary\", \"severity\", \"promise\", \"endedAt\" FROM \"alert\""
                + " WHERE $timeFilter AND \"firing\" = 1 AND \"kind\" = 'promise-broken'"
                + (hasPromise ? " AND \"promise\" =~ /^${promise:regex}$/" : "");
        ObjectNode columns = Json.object(
                "query", query,
                "textColumn", "summary",
                "tagsColumn", "severity,promise",
                "timeEndColumn", "endedAt",
                "titleColumn", "");
        ObjectNode target = Json.object("refId", "Anno", "fromAnnotations", true, "rawQuery", true);
        target.setAll(columns);
        ObjectNode annotation = Json.object(
                "name",
                "Broken promises",
                "enable",
                true,
                "hide",
                false,
                "iconColor",
                Look.BAD,
                "datasource",
                Sources.INFLUX.node());
        annotation.setAll(columns);
        annotation.set("target", target);
        return annotation;
    }
}
