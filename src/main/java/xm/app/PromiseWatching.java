package xm.app;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.alert.ExceptionNote;
import xm.app.config.PromiseJobConfig;
import xm.flow.PromiseFlow;
import xm.flow.ReportTime;
import xm.flow.Uids;
import xm.io.clock.ClockSource;
import xm.io.influx.InfluxSink;
import xm.io.kafka.AlertSink;
import xm.io.kafka.ExceptionSource;
import xm.io.kafka.HeartbeatSink;
import xm.io.kafka.KafkaReading;
import xm.io.kafka.KafkaWriting;
import xm.io.kafka.PromiseBookSource;
import xm.io.kafka.SignalSource;
import xm.io.kafka.VerdictSink;
import xm.promise.CellReport;
import xm.promise.PromiseBook;

/** The job promise-watch: {@link PromiseFlow} between Kafka, Kafka and the store, on a cluster and in the demo alike. */
public final class PromiseWatching {
    public static final String NAME = "promise-watch";

    private PromiseWatching() {}

    /** Attaches the whole job to an environment, which then only has to be executed. */
    public static void attach(StreamExecutionEnvironment env, PromiseJobConfig config) {
        Pipeline.prepare(env, config.parallelism(), config.checkpointInterval());
        KafkaReading reading = config.kafka().reading(NAME);
        KafkaWriting writing = config.kafka().writing(NAME);

        SingleOutputStreamOperator<CellReport> reports = source(
                env,
                SignalSource.of(reading),
                ReportTime.live(config.idleAfter(), config.promises().watch().paneMillis(), config.gather()),
                Uids.SIGNAL_SOURCE);
        SingleOutputStreamOperator<PromiseBook> books = source(
                        env, PromiseBookSource.of(reading), ReportTime.none(), Uids.PROMISE_BOOK_SOURCE)
                .setParallelism(1);
        SingleOutputStreamOperator<ExceptionNote> exceptions =
                source(env, ExceptionSource.of(reading), ReportTime.none(), Uids.EXCEPTION_SOURCE);
        SingleOutputStreamOperator<Long> clock = source(
                        env, ClockSource.every(config.clock()), ReportTime.none(), Uids.CLOCK_SOURCE)
                .setParallelism(1);

        PromiseFlow.Outputs outputs = PromiseFlow.attach(reports, books, exceptions, clock, config.promises());

        // from the clock that the watch and the desk hear too: where one of them is stuck it stands still
        clock.sinkTo(HeartbeatSink.of(writing))
                .uid(Uids.HEARTBEAT_SINK)
                .name(Uids.HEARTBEAT_SINK)
                .setParallelism(1)
                // a task of its own: with the clock in one its name would be too long for metrics
                .disableChaining();
        outputs.verdicts()
                .sinkTo(VerdictSink.of(writing))
                .uid(Uids.VERDICT_SINK)
                .name(Uids.VERDICT_SINK);
        outputs.alerts()
                .sinkTo(AlertSink.of(writing, config.links()))
                .uid(Uids.ALERT_SINK)
                .name(Uids.ALERT_SINK)
                // two writers could overtake each other, and the topic keeps the last of a key
                .setParallelism(1);
        config.store().ifPresent(store -> {
            outputs.verdicts()
                    .sinkTo(InfluxSink.verdicts(store))
                    .uid(Uids.VERDICT_STORE_SINK)
                    .name(Uids.VERDICT_STORE_SINK);
            outputs.alerts()
                    .sinkTo(InfluxSink.alerts(store))
                    .uid(Uids.ALERT_STORE_SINK)
                    .name(Uids.ALERT_STORE_SINK)
                    .setParallelism(1);
        });
    }

    private static <T> SingleOutputStreamOperator<T> source(
            StreamExecutionEnvironment env, Source<T, ?, ?> source, WatermarkStrategy<T> time, String uid) {
        return env.fromSource(source, time, uid).uid(uid);
    }
}
