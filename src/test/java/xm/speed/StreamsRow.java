package xm.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * CSAT in Kafka Streams: databind, a repartition by cell, hopping windows in memory without a change log.
 *
 * <p>Streams never end; a pass ends when every answer has been added to each of its windows, which nobody else counts.
 */
final class StreamsRow {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int POLL_MILLIS = 50;
    /** Partitions are read at different speeds; nothing may be dropped for that. */
    private static final Duration GRACE = Duration.ofHours(1);

    private StreamsRow() {}

    static Seen read(Trial trial) throws Exception {
        Topic topic = trial.topic();
        LongAdder read = new LongAdder();
        LongAdder answers = new LongAdder();
        LongAdder satisfied = new LongAdder();
        LongAdder expected = new LongAdder();
        StreamsBuilder builder = new StreamsBuilder();
        Serde<PlainEvent> json = json();
        builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.Bytes(), json)
                                .withTimestampExtractor(
                                        (record, before) -> Instant.parse(((PlainEvent) record.value()).time)
                                                .toEpochMilli()))
                .filter((key, event) -> {
                    boolean isAnswer = event.survey != null && event.survey.csat != null;
                    if (isAnswer) {
                        expected.add(trial.panes());
                    }
                    read.increment();
                    return isAnswer;
                })
                .groupBy((key, event) -> event.segment + '/' + event.touchpoint, Grouped.with(Serdes.String(), json))
                .windowedBy(TimeWindows.ofSizeAndGrace(trial.size(), GRACE).advanceBy(Trial.SLIDE))
                .aggregate(
                        () -> 0L,
                        (cell, event, sum) -> {
                            boolean isSatisfied = event.survey.csat >= 4;
                            answers.increment();
                            satisfied.add(isSatisfied ? 1 : 0);
                            // both counts in one long
                            return sum + (1L << 32) + (isSatisfied ? 1 : 0);
                        },
                        windows(trial.size()));
        try (KafkaStreams streams = new KafkaStreams(builder.build(), settings(topic))) {
            streams.start();
            long begun = System.nanoTime();
            while (read.sum() < topic.events() || answers.sum() < expected.sum()) {
                if (streams.state() == KafkaStreams.State.ERROR) {
                    throw new IllegalStateException(
                            "Kafka Streams gave up when " + read + " were read; its log says why");
                }
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("after " + PATIENCE + " only " + read + " were read");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        Seen windows = Seen.inWindows(answers.sum(), satisfied.sum(), trial.panes());
        return new Seen(read.sum(), windows.answers(), windows.satisfied());
    }

    private static Materialized<String, Long, WindowStore<Bytes, byte[]>> windows(Duration size) {
        return Materialized.<String, Long>as(Stores.inMemoryWindowStore("csat", size.plus(GRACE), size, false))
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long())
                .withLoggingDisabled();
    }

    private static Properties settings(Topic topic) throws IOException {
        Properties settings = new Properties();
        settings.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrap());
        // a name that was never used reads from the beginning
        settings.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + UUID.randomUUID());
        settings.setProperty(
                StreamsConfig.STATE_DIR_CONFIG,
                Files.createTempDirectory("streams").toString());
        settings.setProperty(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                String.valueOf(Runtime.getRuntime().availableProcessors()));
        settings.setProperty("auto.offset.reset", "earliest");
        return settings;
    }

    private static Serde<PlainEvent> json() {
        ObjectMapper mapper = PlainJob.mapper();
        return Serdes.serdeFrom(
                (topic, event) -> {
                    try {
                        return mapper.writeValueAsBytes(event);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return mapper.readValue(bytes, PlainEvent.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
