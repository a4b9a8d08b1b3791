package xm.app.command.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.codec.PromiseBookFile;
import xm.codec.PromiseBookWriter;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;
import xm.promise.PromiseBook;

/** What the demo's brand has promised: published once, so that whoever publishes another is not undone by a new start. */
final class DemoPromises {
    private static final String RESOURCE = "/demo/promises.yaml";

    private DemoPromises() {}

    static void publish(Brokers brokers, Topics topics) throws ExecutionException, InterruptedException {
        if (isPublished(brokers, topics)) {
            return;
        }
        Properties properties = brokers.clientProperties();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = "book".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topics.promiseBook(), key, PromiseBookWriter.write(book())))
                    .get();
        }
    }

    static PromiseBook book() {
        try (InputStream text = DemoPromises.class.getResourceAsStream(RESOURCE)) {
            return PromiseBookFile.parse(RESOURCE, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program does not hold its " + RESOURCE, e);
        }
    }

    private static boolean isPublished(Brokers brokers, Topics topics) {
        try (LiveTopic books = new LiveTopic(brokers, topics.promiseBook())) {
            return books.isWritten();
        }
    }
}
