package xm.io.influx;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a writer tells people: its metrics, and a line of log where something is lost, refused, away or back. */
final class InfluxReport {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxSink.class);
    private static final int LONGEST_QUOTE = 200;
    private static final long WELL = Long.MIN_VALUE;

    private final String url;
    private final IntSupplier waiting;
    private final Counter written;
    private final Counter retried;
    private final Counter dropped;
    private final Counter batches;
    private final Counter sent;
    private final Counter errors;
    private final RareLog losses = new RareLog(LOG::warn, System::nanoTime);
    private final RareLog overflows = new RareLog(LOG::warn, System::nanoTime);
    private final RareLog refusals = new RareLog(LOG::error, System::nanoTime);
    private volatile long awaySinceNanos = WELL;

    InfluxReport(String url, SinkWriterMetricGroup operator, IntSupplier waiting) {
        this.url = url;
        this.waiting = waiting;
        MetricGroup group = operator.addGroup("xm").addGroup("influx");
        written = group.counter(InfluxMetric.POINTS_WRITTEN.key());
        retried = group.counter(InfluxMetric.POINTS_RETRIED.key());
        dropped = group.counter(InfluxMetric.POINTS_DROPPED.key());
        batches = group.counter(InfluxMetric.BATCHES.key());
        group.gauge(InfluxMetric.POINTS_WAITING.key(), (Gauge<Integer>) waiting::getAsInt);
        group.gauge(InfluxMetric.AWAY_MILLIS.key(), (Gauge<Long>) this::awayMillis);
        // what Flink's own pages show of any sink
        sent = operator.getNumRecordsSendCounter();
        errors = operator.getNumRecordsSendErrorsCounter();
    }

    /** Tells what became of a batch. */
    void tell(Delivery delivery) {
        batches.inc();
        written.inc(delivery.written());
        sent.inc(delivery.written());
        retried.inc(delivery.unsettled().size());
        dropped.inc(delivery.dropped().size());
        errors.inc(delivery.dropped().size());
        delivery.dropped()
                .forEach(bad -> losses.say("a point is dropped, the store at " + url + " calls it bad: "
                        + cut(bad.words()) + "; the point: " + cut(bad.line())));
        switch (delivery.last().outcome()) {
            case DONE, SPLIT -> back();
            case RETRY -> away(delivery.last());
            case REFUSED -> refused(delivery.last());
        }
    }

    /** Tells of a point that had to give way to a newer one. */
    void tellGivenUp(String line) {
        dropped.inc();
        errors.inc();
        overflows.say("a point is dropped, the oldest of a full queue: the store at " + url + " is away for "
                + awayMillis() / 1_000 + " s, " + waiting.getAsInt() + " points wait; the point: " + cut(line));
    }

    static String refusal(String url, Answer answer) {
        return "the store at " + url + " refuses points (" + cut(answer.words())
                + "); check its address, bucket and secret, and whether it is an InfluxDB 1 that needs dialect V1";
    }

    private void refused(Answer answer) {
        awaySinceNanos = awaySinceNanos == WELL ? System.nanoTime() : awaySinceNanos;
        refusals.say(refusal(url, answer) + "; it is tried again, " + waiting.getAsInt() + " points wait");
    }

    private void away(Answer answer) {
        if (awaySinceNanos == WELL) {
            awaySinceNanos = System.nanoTime();
            LOG.warn("the store at {} takes no points now ({}); they wait", url, cut(answer.words()));
        }
    }

    private void back() {
        if (awaySinceNanos != WELL) {
            LOG.info("the store at {} takes points again, after {} s", url, awayMillis() / 1_000);
            awaySinceNanos = WELL;
        }
    }

    private long awayMillis() {
        long since = awaySinceNanos;
        return since == WELL ? 0 : (System.nanoTime() - since) / 1_000_000;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
