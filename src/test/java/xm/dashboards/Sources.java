package xm.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The two stores that boards read: the experience from InfluxDB, the pipeline's own metrics from Prometheus. */
enum Sources {
    INFLUX("influxdb", "${datasource}"),
    PROMETHEUS("prometheus", "${prometheus}");

    private final String type;
    private final String variable;

    Sources(String type, String variable) {
        this.type = type;
        this.variable = variable;
    }

    ObjectNode node() {
        return Json.object("type", type, "uid", variable);
    }
}
