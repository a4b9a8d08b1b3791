package xm.app.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;

/** The page {@code /metrics} of one process. */
public final class MetricsPage {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    public Counter counter(OwnMetric metric) {
        return Counter.builder()
                .name(metric.key())
                .help(metric.meaning())
                .labelNames(metric.labelNames())
                .register(registry);
    }

    public Gauge gauge(OwnMetric metric) {
        return Gauge.builder()
                .name(metric.key())
                .help(metric.meaning())
                .labelNames(metric.labelNames())
                .register(registry);
    }

    public Histogram histogram(OwnMetric metric, double... upperBounds) {
        return Histogram.builder()
                .name(metric.key())
                .help(metric.meaning())
                .labelNames(metric.labelNames())
                .classicOnly()
                .classicUpperBounds(upperBounds)
                .register(registry);
    }

    /** A gauge that is looked at whenever somebody asks. */
    public void watch(OwnMetric metric, Consumer<GaugeWithCallback.Callback> look) {
        GaugeWithCallback.builder()
                .name(metric.key())
                .help(metric.meaning())
                .labelNames(metric.labelNames())
                .callback(look)
                .register(registry);
    }

    /** A counter that somebody else counts, looked at whenever somebody asks. */
    public void watchCount(OwnMetric metric, Consumer<CounterWithCallback.Callback> look) {
        CounterWithCallback.builder()
                .name(metric.key())
                .help(metric.meaning())
                .labelNames(metric.labelNames())
                .callback(look)
                .register(registry);
    }

    /**
     * Serves it.
     *
     * @param port 0 for any free one
     * @throws IOException if it cannot be served there
     */
    public HTTPServer serve(String host, int port) throws IOException {
        return HTTPServer.builder()
                .inetAddress(InetAddress.getByName(host))
                .port(port)
                .registry(registry)
                .buildAndStart();
    }
}
