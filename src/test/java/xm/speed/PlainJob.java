package xm.speed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;

/** CSAT as most would write it: databind into an object, a key, Flink's sliding windows. */
final class PlainJob {
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);

    private PlainJob() {}

    static FlinkRow.Reading attach(StreamExecutionEnvironment env, Trial trial) {
        Topic topic = trial.topic();
        KafkaSource<PlainEvent> source = KafkaSource.<PlainEvent>builder()
                .setProperties(topic.consumer("bench-plain"))
                .setTopics(topic.name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new Json())
                .build();
        WatermarkStrategy<PlainEvent> time = WatermarkStrategy.<PlainEvent>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner(
                        (event, before) -> Instant.parse(event.time).toEpochMilli());
        Count.end(
                env.fromSource(source, time, "touchpoints")
                        .filter(event -> event.survey != null && event.survey.csat != null)
                        .keyBy(event -> event.segment + '/' + event.touchpoint)
                        .window(SlidingEventTimeWindows.of(trial.size(), Trial.SLIDE))
                        .aggregate(new Csat()),
                new Told());
        return counts -> Count.inWindows(counts, trial.panes());
    }

    /** Each record through databind. */
    private static final class Json extends AbstractDeserializationSchema<PlainEvent> {
        private transient ObjectMapper mapper;

        @Override
        public void open(InitializationContext context) {
            mapper = mapper();
        }

        @Override
        public PlainEvent deserialize(byte[] message) throws IOException {
            return mapper.readValue(message, PlainEvent.class);
        }
    }

    static ObjectMapper mapper() {
        return new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    /** Answers, and the satisfied ones among them. */
    private static final class Csat implements AggregateFunction<PlainEvent, Tuple2<Long, Long>, Tuple2<Long, Long>> {
        @Override
        public Tuple2<Long, Long> createAccumulator() {
            return Tuple2.of(0L, 0L);
        }

        @Override
        public Tuple2<Long, Long> add(PlainEvent event, Tuple2<Long, Long> sum) {
            return Tuple2.of(sum.f0 + 1, sum.f1 + (event.survey.csat >= 4 ? 1 : 0));
        }

        @Override
        public Tuple2<Long, Long> getResult(Tuple2<Long, Long> sum) {
            return sum;
        }

        @Override
        public Tuple2<Long, Long> merge(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
            return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
        }
    }

    private static final class Told implements Count.Measure<Tuple2<Long, Long>> {
        @Override
        public long events(Tuple2<Long, Long> window) {
            return 0;
        }

        @Override
        public long answers(Tuple2<Long, Long> window) {
            return window.f0;
        }

        @Override
        public long satisfied(Tuple2<Long, Long> window) {
            return window.f1;
        }
    }
}
