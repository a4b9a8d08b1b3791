package xm.app.command.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import xm.codec.PromiseBookFile;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.Topics;
import xm.promise.PromiseBook;

/**
 * What the demo's brand has promised, always: {@code docs/examples/promises.yaml} without its beginning.
 *
 * <p>It is published once, so that whoever publishes another is not undone by a new start.
 */
final class DemoPromises {
    private static final String RESOURCE = "/demo/promises.yaml";

    private DemoPromises() {}

    static void publish(Brokers brokers, Topics topics) {
        PromiseBookTopic topic = new PromiseBookTopic(brokers, topics.promiseBook());
        if (topic.read().history().isEmpty()) {
            topic.write(book());
        }
    }

    static PromiseBook book() {
        try (InputStream text = DemoPromises.class.getResourceAsStream(RESOURCE)) {
            PromiseBook book = PromiseBookFile.parse(RESOURCE, new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return new PromiseBook(
                    book.version(), PromiseBook.ALWAYS, book.segments(), book.touchpoints(), book.promises());
        } catch (IOException e) {
            throw new UncheckedIOException("the program does not hold its " + RESOURCE, e);
        }
    }
}
