package xm.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One question of a panel.
 *
 * @param alias how its series are called, {@code $tag_segment} for the tag of a group; of Prometheus the legend
 */
record Query(Sources source, String text, boolean isTable, String alias) {

    static Query series(String influxQl, String alias) {
        return new Query(Sources.INFLUX, influxQl, false, alias);
    }

    static Query table(String influxQl) {
        return new Query(Sources.INFLUX, influxQl, true, "");
    }

    static Query prometheus(String promQl, String legend) {
        return new Query(Sources.PROMETHEUS, promQl, false, legend);
    }

    ObjectNode node(String refId) {
        return source == Sources.INFLUX
                ? Json.object(
                        "refId",
                        refId,
                        "datasource",
                        source.node(),
                        "rawQuery",
                        true,
                        "query",
                        text,
                        "resultFormat",
                        isTable ? "table" : "time_series",
                        "alias",
                        alias)
                : Json.object(
                        "refId",
                        refId,
                        "datasource",
                        source.node(),
                        "expr",
                        text,
                        "legendFormat",
                        alias,
                        "range",
                        true,
                        "instant",
                        false);
    }
}
