package xm.speed;

import java.util.Arrays;
import java.util.Locale;

/** What reads the topic, in the order of the table: what lies below the product, the product, and what others would write. */
enum Row {
    CONSUMER("bare KafkaConsumer, poll and discard", ConsumerRow::read),
    SOURCE("Flink KafkaSource, bytes to discard", new FlinkRow(FloorJobs::source)),
    DECODER("the job's source and decoder, to discard", new FlinkRow(ProductJobs::decoder)),
    SIGNALS("the whole signals job, results to discard", new FlinkRow(ProductJobs::signals)),
    CUT("CSAT, 5 min by 10 s: the signals job cut down to it", new FlinkRow(CutJob::attach)),
    PLAIN("CSAT, 5 min by 10 s: DataStream, databind, sliding windows", new FlinkRow(PlainJob::attach)),
    SQL("CSAT, 5 min by 10 s: Flink SQL, HOP", new FlinkRow(SqlJob::attach)),
    STREAMS("CSAT, 5 min by 10 s: Kafka Streams, windows in memory, no log", StreamsRow::read);

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
    Seen read(Trial trial) throws Exception {
        return reader.read(trial);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Row of(String name) {
        return Arrays.stream(values())
                .filter(row -> row.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no row"));
    }

    /** Reads the topic to its end and says what it has seen. */
    interface Reader {
        Seen read(Trial trial) throws Exception;
    }
}
