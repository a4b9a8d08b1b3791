package xm.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.JobConfig;
import xm.app.config.Secret;
import xm.app.config.TimeConfig;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.flow.ReportTime;
import xm.flow.SignalFlow;
import xm.flow.TouchpointTime;
import xm.flow.Uids;
import xm.io.influx.InfluxSettings;
import xm.io.influx.InfluxSink;
import xm.io.influx.PromisedWindows;
import xm.io.kafka.ErasureSink;
import xm.io.kafka.ExceptionSink;
import xm.io.kafka.KafkaReading;
import xm.io.kafka.KafkaWriting;
import xm.io.kafka.PromiseBookSource;
import xm.io.kafka.RejectionSink;
import xm.io.kafka.SegmentSource;
import xm.io.kafka.SegmentsKnown;
import xm.io.kafka.SignalSink;
import xm.io.kafka.TouchpointSource;
import xm.promise.PromiseBook;
import xm.signal.CellWindow;

/** The job experience-signals: {@link SignalFlow} between Kafka and the store, on a cluster and in the demo alike. */
public final class ExperienceSignals {
    public static final String NAME = "experience-signals";

    private ExperienceSignals() {}

    /** Attaches the whole job to an environment, which then only has to be executed. */
    public static void attach(StreamExecutionEnvironment env, JobConfig config) {
        Pipeline.prepare(env, config.parallelism(), config.checkpointInterval());
        TimeConfig time = config.time();
        DecodeSettings decoding = new DecodeSettings(
                time.futureTolerance().toMillis(),
                DecodeSettings.DEFAULT_MAX_RECORD_BYTES,
                new Pseudonym(pseudonymKey(config)),
                config.pseudonymises());
        KafkaReading reading = config.kafka().reading(NAME);
        KafkaWriting writing = config.kafka().writing(NAME);

        SingleOutputStreamOperator<Arrival> arrivals = env.fromSource(
                        TouchpointSource.of(reading, decoding, config.mapping()),
                        TouchpointTime.live(time.outOfOrderness(), time.idleAfter()),
                        Uids.TOUCHPOINT_SOURCE)
                .uid(Uids.TOUCHPOINT_SOURCE);
        SingleOutputStreamOperator<AssignmentArrival> segments = env.fromSource(
                        SegmentSource.of(reading, decoding), new SegmentsKnown(reading), Uids.SEGMENT_SOURCE)
                .uid(Uids.SEGMENT_SOURCE)
                // one reader sees when all partitions are read; segments are few beside events
                .setParallelism(1);

        SignalFlow.Outputs outputs = SignalFlow.attach(arrivals, segments, config.signals());

        outputs.windows().sinkTo(SignalSink.of(writing)).uid(Uids.SIGNAL_SINK).name(Uids.SIGNAL_SINK);
        outputs.rejections()
                .sinkTo(RejectionSink.of(writing, decoding))
                .uid(Uids.REJECTION_SINK)
                .name(Uids.REJECTION_SINK);
        outputs.exceptions()
                .sinkTo(ExceptionSink.of(writing))
                .uid(Uids.EXCEPTION_SINK)
                .name(Uids.EXCEPTION_SINK);
        outputs.erasures()
                .sinkTo(ErasureSink.of(writing))
                .uid(Uids.ERASURE_SINK)
                .name(Uids.ERASURE_SINK);
        config.store().ifPresent(store -> store(env, reading, outputs.windows(), store));
    }

    /** The store shows beside each signal what was promised, so the books are read too; nothing is judged by them here. */
    private static void store(
            StreamExecutionEnvironment env,
            KafkaReading reading,
            DataStream<CellWindow> windows,
            InfluxSettings store) {
        SingleOutputStreamOperator<PromiseBook> books = env.fromSource(
                        PromiseBookSource.of(reading), ReportTime.none(), Uids.PROMISE_BOOK_SOURCE)
                .uid(Uids.PROMISE_BOOK_SOURCE)
                .setParallelism(1);
        windows.connect(books.broadcast(PromisedWindows.BOOKS))
                .process(new PromisedWindows())
                .uid(Uids.PROMISED_WINDOWS)
                .name(Uids.PROMISED_WINDOWS)
                .sinkTo(InfluxSink.lines(store))
                .uid(Uids.STORE_SINK)
                .name(Uids.STORE_SINK);
    }

    private static byte[] pseudonymKey(JobConfig config) {
        return config.pseudonymKey()
                .map(Secret::value)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] random = new byte[32];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
    }
}
