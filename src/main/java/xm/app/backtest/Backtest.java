package xm.app.backtest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.codec.CustomerWriter;
import xm.codec.ExceptionWriter;
import xm.codec.SignalWriter;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.flow.SignalFlow;
import xm.flow.TouchpointTime;
import xm.flow.Uids;
import xm.io.files.LinesSink;
import xm.io.files.RecordedEvents;
import xm.io.files.RecordedSegments;

/** The flows over recorded events, as one bounded job in this JVM that writes its results as files. */
final class Backtest {
    private static final String RECORDED_TIME = "recorded-time";
    private static final String TOLD = "recorded-windows";

    private Backtest() {}

    /**
     * Starts the job; its counts can be asked for while it runs.
     *
     * @param temporary directory for what the cluster leaves behind
     */
    static JobClient start(BacktestPlan plan, Path temporary) throws Exception {
        StreamExecutionEnvironment env = environment(plan.parallelism(), temporary.toString());
        SignalFlow.Outputs outputs = SignalFlow.attach(arrivals(env, plan), segments(env, plan), plan.signals());
        Set<String> told = plan.told();
        write(
                outputs.windows()
                        .filter(window -> told.contains(window.window()))
                        .uid(TOLD)
                        .name(TOLD),
                new CountedLine<>(Summary.SIGNALS, SignalWriter::write),
                Uids.SIGNAL_SINK,
                plan.out().resolve("signals.ndjson"));
        write(
                outputs.rejections(),
                new CountedLine<>("rejections", new RejectionLine(plan.decoding())),
                Uids.REJECTION_SINK,
                plan.out().resolve("rejected.ndjson"));
        write(
                outputs.exceptions(),
                new CountedLine<>(Summary.EXCEPTIONS, ExceptionWriter::write),
                Uids.EXCEPTION_SINK,
                plan.out().resolve("exceptions.ndjson"));
        if (plan.signals().tellsCustomers()) {
            write(
                    outputs.customers(),
                    new CountedLine<>(Summary.CUSTOMERS, CustomerWriter::write),
                    Uids.CUSTOMER_SINK,
                    plan.out().resolve("customers.ndjson"));
        }
        for (PromisePlan promises : plan.promises()) {
            new PromisePath(env, promises).attach(outputs, plan.signals().ladder(), plan.out(), temporary);
        }
        return env.executeAsync("backtest");
    }

    private static StreamExecutionEnvironment environment(int parallelism, String temporary) {
        return StreamExecutionEnvironment.createLocalEnvironment(
                parallelism,
                new Configuration()
                        .set(CoreOptions.TMP_DIRS, temporary)
                        .set(WebOptions.TMP_DIR, temporary)
                        .set(PipelineOptions.OBJECT_REUSE, true)
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                        .set(StateBackendOptions.STATE_BACKEND, "hashmap"));
    }

    private static DataStream<Arrival> arrivals(StreamExecutionEnvironment env, BacktestPlan plan) {
        WatermarkStrategy<Arrival> time =
                plan.outOfOrderness().map(TouchpointTime::recorded).orElseGet(TouchpointTime::recorded);
        return env.fromSource(
                        RecordedEvents.source(plan.events(), plan.mapping().orElse(null), plan.decoding()),
                        time,
                        Uids.TOUCHPOINT_SOURCE)
                .uid(Uids.TOUCHPOINT_SOURCE)
                .setParallelism(Math.min(plan.parallelism(), plan.events().size()))
                .transform(
                        RECORDED_TIME,
                        TypeInformation.of(Arrival.class),
                        new RecordedTime(plan.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE)))
                .uid(RECORDED_TIME)
                .setParallelism(1);
    }

    private static DataStream<AssignmentArrival> segments(StreamExecutionEnvironment env, BacktestPlan plan) {
        if (plan.segments().isEmpty()) {
            // a source has to have something, and a tombstone says nothing
            return env.fromData(AssignmentArrival.TOMBSTONE)
                    .uid(Uids.SEGMENT_SOURCE)
                    .setParallelism(1);
        }
        return env.fromSource(
                        RecordedSegments.source(plan.segments(), plan.decoding()),
                        WatermarkStrategy.noWatermarks(),
                        Uids.SEGMENT_SOURCE)
                .uid(Uids.SEGMENT_SOURCE)
                .setParallelism(1);
    }

    /** Writes what a stream brings, in the order in which it comes. */
    static <T> void write(DataStream<T> records, CountedLine<T> line, String uid, Path file) {
        records.map(line)
                .uid(uid + "-line")
                .setParallelism(1)
                .sinkTo(new LinesSink(file))
                .uid(uid)
                .name(uid)
                .setParallelism(1);
    }
}
