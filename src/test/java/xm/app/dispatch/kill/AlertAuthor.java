package xm.app.dispatch.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.io.kafka.Brokers;

/**
 * A process that writes the alerts of one trial as a job does that writes at least once: it notes now and then how far it
 * is, and one that comes after a kill goes on from there, so that it repeats a few.
 */
public final class AlertAuthor {
    private static final int STEPS_BETWEEN_NOTES = 4;
    private static final int LOOK_MILLIS = 20;

    private AlertAuthor() {}

    /** @param args bootstrap, topic, seed, file for how far it is, file that is there when the second half may begin */
    public static void main(String[] args) throws Exception {
        AlertScript script = AlertScript.of(Long.parseLong(args[2]));
        Path note = Path.of(args[3]);
        Path go = Path.of(args[4]);
        List<AlertScript.Step> steps = script.all();
        AlertWriter json = new AlertWriter(new AlertLinks(null, null));
        Properties client = Brokers.at(args[0]).clientProperties();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            int at = Files.exists(note) ? Integer.parseInt(Files.readString(note)) : 0;
            for (; at < steps.size(); at++) {
                if (at == script.firstHalf().size()) {
                    note(note, at);
                    waitFor(go);
                }
                AlertScript.Step step = steps.get(at);
                if (step.isHeld()) {
                    waitFor(HeldLives.file(go.getParent(), step.alert()));
                }
                byte[] key = step.alert().key().getBytes(UTF_8);
                producer.send(new ProducerRecord<>(args[1], key, json.write(step.alert())))
                        .get();
                Thread.sleep(step.pauseMillis());
                if (at % STEPS_BETWEEN_NOTES == 0) {
                    note(note, at + 1);
                }
            }
        }
    }

    private static void waitFor(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static void note(Path file, int at) throws Exception {
        Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), String.valueOf(at));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
