package xm.app.dispatch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import xm.app.canary.CanaryListener;
import xm.app.metric.MetricsPage;
import xm.dispatch.Decision;
import xm.io.channel.Carrier;
import xm.io.channel.Channel;
import xm.io.channel.ChannelMetrics;
import xm.io.channel.Sighting;
import xm.io.channel.Standing;

/** What the dispatcher counts, for Prometheus to fetch from {@code /metrics}; {@link DispatchMetric} says what each means. */
final class DispatchMetrics implements CanaryListener {
    /** Around the ten seconds of a finest window and the times within which somebody is to be called. */
    private static final double[] SECONDS = {1, 2, 5, 10, 15, 20, 30, 45, 60, 120, 300, 600, 1800};

    private final MetricsPage page = new MetricsPage();
    private final Counter sent = page.counter(DispatchMetric.SENT.told());
    private final Counter skipped = page.counter(DispatchMetric.SKIPPED.told());
    private final Counter failed = page.counter(DispatchMetric.FAILED.told());
    private final Counter refused = page.counter(DispatchMetric.REFUSED.told());
    private final Counter reminded = page.counter(DispatchMetric.REMINDED.told());
    private final Gauge worked = page.gauge(DispatchMetric.WORKED.told());
    private final Counter read = page.counter(DispatchMetric.READ.told());
    private final Histogram alertDelay = page.histogram(DispatchMetric.ALERT_DELAY.told(), SECONDS);
    private final Counter canary = page.counter(DispatchMetric.CANARY.told());
    private final Histogram canarySeconds = page.histogram(DispatchMetric.CANARY_SECONDS.told(), SECONDS);
    private final Counter canaryAnswers = page.counter(DispatchMetric.CANARY_ANSWERS.told());
    private final Histogram canaryAnswerSeconds = page.histogram(DispatchMetric.CANARY_ANSWER_SECONDS.told(), SECONDS);
    private final Clock clock;

    private volatile long canaryHeardMillis;
    /** {@code 0} as long as no answer was awaited. */
    private volatile long canaryAnsweredMillis;

    DispatchMetrics(Clock clock) {
        this.clock = clock;
        // an alarm sees the first only if there was none before
        List.of("new", "old", "unreadable").forEach(read::initLabelValues);
    }

    /** What is counted of one channel. */
    ChannelMetrics of(String channel) {
        // one that never worked is there to be seen, and so is the first refusal
        worked.labelValues(channel).set(0);
        refused.initLabelValues(channel);
        // and of a counter that begins at 0 Prometheus sees the first increase, too
        reminded.initLabelValues(channel);
        for (Decision decision : Decision.values()) {
            (decision.isTold() ? sent : skipped).initLabelValues(channel, decision.wireName());
        }
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

    /** A new alert was read: how long after the evidence was complete Kafka had it. */
    void alertTold(long delayMillis) {
        alertDelay.observe(Math.max(0, delayMillis) / 1000.0);
    }

    @Override
    public void heard(Duration way) {
        canary.labelValues("heard").inc();
        canarySeconds.observe(way.toMillis() / 1000.0);
        canaryHeardMillis = clock.millis();
    }

    @Override
    public void awaited() {
        if (canaryAnsweredMillis == 0) {
            canaryAnsweredMillis = clock.millis();
        }
    }

    @Override
    public void answered(Duration way) {
        canaryAnswers.labelValues("told").inc();
        canaryAnswerSeconds.observe(way.toMillis() / 1000.0);
        canaryAnsweredMillis = clock.millis();
    }

    @Override
    public void unanswered() {
        canaryAnswers.labelValues("missing").inc();
    }

    @Override
    public void lost() {
        canary.labelValues("lost").inc();
    }

    @Override
    public void failed() {
        canary.labelValues("failed").inc();
    }

    /** Shows how the channels and alerts stand whenever somebody asks. */
    void watch(List<Carrier> carriers, LongSupplier heardMillis) {
        ofChannels(DispatchMetric.QUEUE, carriers, it -> it.outbox().size());
        ofChannels(DispatchMetric.OLDEST_UNSENT, carriers, it -> it.outbox().oldestMillis(clock.millis()) / 1000.0);
        ofChannels(DispatchMetric.CIRCUIT_OPEN, carriers, it -> it.outbox().isOpen() ? 1 : 0);
        page.watch(
                DispatchMetric.PEER_DOWN.told(),
                gauge -> carriers.forEach(carrier -> {
                    Channel channel = carrier.outbox().channel();
                    channel.peers().forEach((peer, isUp) -> gauge.call(isUp ? 0 : 1, channel.name(), peer));
                }));
        page.watch(DispatchMetric.JOB_HEARD.told(), gauge -> gauge.call(heardMillis.getAsLong() / 1000.0));
    }

    /** Shows how many alerts fire, whenever somebody asks and all are known. */
    void watchAlerts(Standing standing, BooleanSupplier isKnown) {
        page.watch(DispatchMetric.OPEN.told(), gauge -> {
            if (isKnown.getAsBoolean()) {
                OpenAlerts.bySeverity(standing.all().stream().map(Sighting::alert))
                        .forEach((severity, open) -> gauge.call(open, severity));
            }
        });
    }

    /** The canary is switched on: from now on it is told when it was heard and answered last. */
    void watchCanary() {
        canaryHeardMillis = clock.millis();
        page.watch(DispatchMetric.CANARY_HEARD.told(), gauge -> gauge.call(canaryHeardMillis / 1000.0));
        page.watch(DispatchMetric.CANARY_ANSWERED.told(), gauge -> {
            if (canaryAnsweredMillis > 0) {
                gauge.call(canaryAnsweredMillis / 1000.0);
            }
        });
    }

    private void ofChannels(DispatchMetric metric, List<Carrier> carriers, ToDoubleFunction<Carrier> value) {
        page.watch(
                metric.told(),
                gauge -> carriers.forEach(carrier -> gauge.call(
                        value.applyAsDouble(carrier), carrier.outbox().channel().name())));
    }

    HTTPServer serve(String host, int port) throws IOException {
        return page.serve(host, port);
    }
}
