package xm.speed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import xm.app.ExperienceSignals;
import xm.app.Pipeline;
import xm.app.config.JobConfig;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.event.Cell;
import xm.flow.SignalFlow;
import xm.flow.TouchpointTime;
import xm.flow.Uids;
import xm.io.kafka.BoundedTouchpoints;
import xm.signal.CellWindow;
import xm.signal.Csat;

/** The job experience-signals with the settings that it ships with, whole and in part. */
final class ProductJobs {
    private static final Path SETTINGS = Path.of("jobs/experience-signals/job.yaml");

    private ProductJobs() {}

    static FlinkRow.Reading decoder(StreamExecutionEnvironment env, Trial trial) {
        Count.end(arrivals(env, config(trial.topic())), new Decoded());
        return Count::all;
    }

    /**
     * Segments are what the events bring: who is assigned to which is in no topic here. Windows are those that it ships
     * with, up to a day, but where they are asked what they cost.
     */
    static FlinkRow.Reading signals(StreamExecutionEnvironment env, Trial trial) {
        JobConfig config = config(trial);
        DataStream<AssignmentArrival> segments = env.fromData(AssignmentArrival.TOMBSTONE)
                .uid(Uids.SEGMENT_SOURCE)
                .setParallelism(1);
        SignalFlow.Outputs outputs = SignalFlow.attach(arrivals(env, config), segments, config.signals());
        Count.end(outputs.windows(), new Told());
        discard(outputs.rejections(), Uids.REJECTION_SINK);
        discard(outputs.exceptions(), Uids.EXCEPTION_SINK);
        discard(outputs.erasures(), Uids.ERASURE_SINK);
        return Count::all;
    }

    static JobConfig config(Trial trial) {
        return trial.isOfOtherWindows()
                ? config(trial.topic(), "--windows=" + Trial.SLIDE + "," + trial.size())
                : config(trial.topic());
    }

    static JobConfig config(Topic topic, String... more) {
        List<String> overrides = new ArrayList<>(List.of(more));
        overrides.add("--kafka.bootstrap=" + topic.bootstrap());
        overrides.add("--kafka.topic-prefix=" + topic.prefix());
        return JobConfig.read(Optional.of(SETTINGS), Map.of(), overrides);
    }

    static SingleOutputStreamOperator<Arrival> arrivals(StreamExecutionEnvironment env, JobConfig config) {
        Pipeline.configure(env);
        DecodeSettings decoding = new DecodeSettings(
                config.time().futureTolerance().toMillis(),
                DecodeSettings.DEFAULT_MAX_RECORD_BYTES,
                new Pseudonym("of no customer".getBytes(StandardCharsets.UTF_8)),
                config.pseudonymises());
        return env.fromSource(
                        BoundedTouchpoints.of(config.kafka().reading(ExperienceSignals.NAME), decoding),
                        TouchpointTime.live(
                                config.time().outOfOrderness(), config.time().idleAfter()),
                        Uids.TOUCHPOINT_SOURCE)
                .uid(Uids.TOUCHPOINT_SOURCE);
    }

    private static <T> void discard(DataStream<T> stream, String uid) {
        stream.sinkTo(new DiscardingSink<>()).uid(uid);
    }

    /** What was decoded; a rejection is no event. */
    private static final class Decoded implements Count.Measure<Arrival> {
        @Override
        public long events(Arrival arrival) {
            return arrival.isAccepted() ? 1 : 0;
        }

        @Override
        public long answers(Arrival arrival) {
            return score(arrival) > 0 ? 1 : 0;
        }

        @Override
        public long satisfied(Arrival arrival) {
            return score(arrival) >= 4 ? 1 : 0;
        }

        private static int score(Arrival arrival) {
            boolean isAnswer = arrival.isAccepted()
                    && arrival.event().survey() != null
                    && arrival.event().survey().csat() != null;
            return isAnswer ? arrival.event().survey().csat().score() : 0;
        }
    }

    /** What windows say: events are in one finest window of a named cell each, answers in one of a segment at a touchpoint. */
    private static final class Told implements Count.Measure<CellWindow> {
        @Override
        public long events(CellWindow window) {
            boolean isNamed = !window.cell().channel().equals(Cell.ANY);
            return isNamed && isFinest(window) ? window.tally().events : 0;
        }

        @Override
        public long answers(CellWindow window) {
            Csat csat = csat(window);
            return csat == null ? 0 : csat.n;
        }

        @Override
        public long satisfied(CellWindow window) {
            Csat csat = csat(window);
            return csat == null ? 0 : csat.satisfied;
        }

        private static Csat csat(CellWindow window) {
            Cell cell = window.cell();
            boolean isWanted = cell.channel().equals(Cell.ANY)
                    && !cell.touchpoint().equals(Cell.ANY)
                    && !cell.segment().equals(Cell.ANY);
            return isWanted && isFinest(window) ? window.tally().csat : null;
        }

        private static boolean isFinest(CellWindow window) {
            return window.level() == 0 && window.revision() == 0;
        }
    }
}
