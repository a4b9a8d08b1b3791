package xm.speed;

import java.util.Locale;

/** What reads the topic, in the order of the table: what lies below the product, the product, and what others would write. */
enum Row {
    CONSUMER("bare KafkaConsumer, poll and discard", trial -> Pass.of(() -> ConsumerRow.read(trial))),
    SOURCE("Flink KafkaSource, bytes to discard", new FlinkRow(FloorJobs::source)),
    DECODER("the job's source and decoder, to discard", new FlinkRow(ProductJobs::decoder)),
    SIGNALS("the whole signals job, results to discard", new FlinkRow(ProductJobs::signals)),
    CUT("CSAT, 5 min by 10 s: the signals job cut down to it", new FlinkRow(CutJob::attach)),
    PLAIN("CSAT, 5 min by 10 s: DataStream, databind, sliding windows", new FlinkRow(PlainJob::attach)),
    SQL("CSAT, 5 min by 10 s: Flink SQL, HOP", new FlinkRow(SqlJob::attach)),
    STREAMS(
            "CSAT, 5 min by 10 s: Kafka Streams, windows in memory, no log",
            trial -> Pass.of(() -> StreamsRow.read(trial)));

    private final String title;
    private final Reader reader;

    Row(String title, Reader reader) {
        this.title = title;
        this.reader = reader;
    }

    String title() {
        return title;
    }

    /** Whether it is of the product, and not what lies below it or others write. */
    boolean isOurs() {
        return this == DECODER || this == SIGNALS || this == CUT;
    }

    /** Reads the topic once, from its first record to its last. */
    Pass read(Trial trial) throws Exception {
        return reader.read(trial);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the topic to its end. */
    interface Reader {
        Pass read(Trial trial) throws Exception;
    }
}
