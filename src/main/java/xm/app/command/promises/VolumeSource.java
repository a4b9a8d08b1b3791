package xm.app.command.promises;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import xm.app.config.KafkaConfig;
import xm.codec.Mistakes;
import xm.io.kafka.TopicScan;

/** Where it is read how many answers there are: the signals of a backtest, or those that a job told. */
final class VolumeSource {
    private static final Duration LOOKED_AT = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private VolumeSource() {}

    /** From a file as {@code xm backtest} writes it. */
    static Volumes of(Path signals) {
        Volumes volumes = new Volumes();
        try (BufferedReader lines = Files.newBufferedReader(signals)) {
            lines.lines().forEach(line -> volumes.add(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Mistakes.of("--signals: " + signals + " cannot be read; xm backtest writes signals.ndjson");
        }
        return volumes;
    }

    /** From the topic {@code experience-signals}: what was written to it in the last 24 hours. */
    static Volumes of(KafkaConfig kafka, PrintWriter err) {
        Volumes volumes = new Volumes();
        String topic = kafka.topics().experienceSignals();
        try {
            boolean isAll = TopicScan.read(
                    kafka.brokers(),
                    topic,
                    Instant.now().minus(LOOKED_AT).toEpochMilli(),
                    PATIENCE,
                    record -> volumes.add(record.value()));
            if (!isAll) {
                err.println("topic " + topic + " was not read to its end within " + PATIENCE.toSeconds()
                        + " s; the volumes are those of its older part");
            }
            return volumes;
        } catch (KafkaException e) {
            throw AppliedBooks.trouble(kafka, topic, e);
        }
    }
}
