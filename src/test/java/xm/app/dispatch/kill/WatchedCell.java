package xm.app.dispatch.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.PromiseBookFile;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.Topics;

/** One cell whose customers are well, then not, then well again, by the signals that are written of it; once in each trial. */
final class WatchedCell {
    static final String KEY = "satisfied/gold/checkout/*";

    /** What one trial takes of the cell's time at most. */
    private static final Duration LONGEST = Duration.ofMinutes(105);

    private static final int PANE_MILLIS = 10_000;
    private static final int PANES_A_MINUTE = 6;
    private static final int ANSWERS_A_PANE = 20;
    private static final double WELL = 0.95;
    private static final double ILL = 0.55;

    private final Brokers brokers;
    private final Topics topics;
    private long atMillis;

    /** @param trials how many there will be: all of their time lies between a while ago and now */
    WatchedCell(Brokers brokers, Topics topics, int trials) {
        atMillis = Instant.now()
                .minus(LONGEST.multipliedBy(trials))
                .truncatedTo(ChronoUnit.MINUTES)
                .toEpochMilli();
        this.brokers = brokers;
        this.topics = topics;
        new PromiseBookTopic(brokers, topics.promiseBook()).write(PromiseBookFile.parse("book", """
                version: 1
                promises:
                  satisfied:
                    signal: csat
                    by: [segment, touchpoint]
                    atLeast: 0.85
                    falseAlarmEvery: P30D
                    severity: page
                """));
    }

    /** Lets it fall ill, sooner or later, for longer or shorter. */
    void fallIll(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        write(8 + dice.nextInt(10), WELL);
        write(10 + dice.nextInt(15), ILL);
    }

    /** Lets it be well again for longer than it was ill. */
    void recover() {
        write(60, WELL);
    }

    private void write(int minutes, double satisfied) {
        Properties client = brokers.clientProperties();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int pane = 0; pane < minutes * PANES_A_MINUTE; pane++) {
                byte[] signal = signal(satisfied).getBytes(UTF_8);
                var unused = producer.send(
                        new ProducerRecord<>(topics.experienceSignals(), "gold/checkout/*".getBytes(UTF_8), signal));
                atMillis += PANE_MILLIS;
            }
        }
    }

    private String signal(double share) {
        int satisfied = (int) Math.round(ANSWERS_A_PANE * share);
        int others = ANSWERS_A_PANE - satisfied;
        int sum = 5 * satisfied + 2 * others;
        return String.format(
                Locale.ROOT,
                """
                {"cell":{"segment":"gold","touchpoint":"checkout","channel":"*"},"window":"PT10S","start":"%s",\
                "end":"%s","revision":0,"events":%d,"customers":%d,"signals":{"csat":{"n":%d,"value":%.2f,"low":0.3,\
                "high":1.0,"mean":%.2f,"satisfied":%d,"dissatisfied":%d,"sum":%d.0,"sumSquares":%d.0}}}""",
                Instant.ofEpochMilli(atMillis),
                Instant.ofEpochMilli(atMillis + PANE_MILLIS),
                ANSWERS_A_PANE,
                ANSWERS_A_PANE,
                ANSWERS_A_PANE,
                (double) satisfied / ANSWERS_A_PANE,
                (double) sum / ANSWERS_A_PANE,
                satisfied,
                others,
                sum,
                25 * satisfied + 4 * others);
    }
}
