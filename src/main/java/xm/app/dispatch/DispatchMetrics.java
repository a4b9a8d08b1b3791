package xm.app.dispatch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import xm.dispatch.Decision;
import xm.io.channel.Carrier;
import xm.io.channel.Channel;
import xm.io.channel.ChannelMetrics;

/** What the dispatcher counts, for Prometheus to fetch from {@code /metrics}. */
final class DispatchMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter sent = counter("xm_dispatch_sent", "Words that a channel took", "channel", "decision");
    private final Counter skipped =
            counter("xm_dispatch_skipped", "States that were not worth a word", "channel", "reason");
    private final Counter failed =
            counter("xm_dispatch_failed", "Tries that failed and words that were refused", "channel", "reason");
    private final Counter refused =
            counter("xm_dispatch_refused", "Words that were turned away for good: nobody is told", "channel");
    private final Counter reminded =
            counter("xm_dispatch_reminded", "Times that everything that stands was told again", "channel");
    private final Gauge worked =
            gauge("xm_dispatch_last_success_timestamp_seconds", "When a channel took something last", "channel");
    private final Counter read = counter("xm_dispatch_alerts_read", "Records of the topic of alerts", "outcome");

    DispatchMetrics() {
        // an alarm sees the first only if there was none before
        List.of("new", "old", "unreadable").forEach(read::initLabelValues);
    }

    /** What is counted of one channel. */
    ChannelMetrics of(String channel) {
        // one that never worked is there to be seen, and so is the first refusal
        worked.labelValues(channel).set(0);
        refused.initLabelValues(channel);
        return new ChannelMetrics() {
            @Override
            public void sent(Decision decision) {
                sent.labelValues(channel, decision.wireName()).inc();
            }

            @Override
            public void skipped(Decision reason) {
                skipped.labelValues(channel, reason.wireName()).inc();
            }

            @Override
            public void failed(String reason) {
                failed.labelValues(channel, reason).inc();
            }

            @Override
            public void refused() {
                refused.labelValues(channel).inc();
            }

            @Override
            public void worked(long nowMillis) {
                worked.labelValues(channel).set(nowMillis / 1000.0);
            }

            @Override
            public void reminded() {
                reminded.labelValues(channel).inc();
            }
        };
    }

    void read(String outcome) {
        read.labelValues(outcome).inc();
    }

    /** Shows how the channels stand whenever somebody asks. */
    void watch(List<Carrier> carriers, LongSupplier heardMillis, Clock clock) {
        watch("xm_dispatch_queue", "Alerts that wait to be told", carriers, it ->
                (double) it.outbox().size());
        watch(
                "xm_dispatch_oldest_unsent_seconds",
                "How long the oldest of them waits",
                carriers,
                it -> it.outbox().oldestMillis(clock.millis()) / 1000.0);
        watch(
                "xm_dispatch_circuit_open",
                "1 while a channel takes nothing",
                carriers,
                it -> it.outbox().isOpen() ? 1.0 : 0.0);
        GaugeWithCallback.builder()
                .name("xm_dispatch_peer_down")
                .help("1 while one of the addresses of a channel takes nothing")
                .labelNames("channel", "peer")
                .callback(gauge -> carriers.forEach(carrier -> {
                    Channel channel = carrier.outbox().channel();
                    channel.peers().forEach((peer, isUp) -> gauge.call(isUp ? 0.0 : 1.0, channel.name(), peer));
                }))
                .register(registry);
        GaugeWithCallback.builder()
                .name("xm_dispatch_job_heard_timestamp_seconds")
                .help("When the job promise-watch was heard of last")
                .callback(gauge -> gauge.call(heardMillis.getAsLong() / 1000.0))
                .register(registry);
    }

    private void watch(String name, String help, List<Carrier> carriers, Function<Carrier, Double> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("channel")
                .callback(gauge -> carriers.forEach(carrier -> gauge.call(
                        value.apply(carrier), carrier.outbox().channel().name())))
                .register(registry);
    }

    HTTPServer serve(String host, int port) throws IOException {
        return HTTPServer.builder()
                .inetAddress(InetAddress.getByName(host))
                .port(port)
                .registry(registry)
                .buildAndStart();
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
