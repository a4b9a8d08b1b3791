package xm.app.command.promises;

import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import xm.app.Unreachable;
import xm.app.command.KafkaTrouble;
import xm.app.config.KafkaConfig;
import xm.codec.Mistakes;
import xm.io.kafka.PromiseBookTopic;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;

/** The versions of the book that were applied, on the topic {@code promise-book}. */
public final class AppliedBooks {
    private final KafkaConfig kafka;
    private final PromiseBookTopic topic;
    private final PrintWriter err;

    public AppliedBooks(KafkaConfig kafka, PrintWriter err) {
        this.kafka = kafka;
        this.topic = new PromiseBookTopic(kafka.brokers(), kafka.topics().promiseBook());
        this.err = err;
    }

    /** {@code promise-book at HOST:PORT}. */
    String place() {
        return kafka.topics().promiseBook() + " at " + kafka.brokers().bootstrap();
    }

    /** All of them; records that are none are told and passed over. */
    public BookHistory read() {
        try {
            PromiseBookTopic.Versions versions = topic.read();
            versions.unreadable().forEach(sentence -> err.println("passed over: " + sentence));
            return versions.history();
        } catch (KafkaException e) {
            throw trouble(kafka, kafka.topics().promiseBook(), e);
        }
    }

    void add(PromiseBook book) {
        try {
            topic.write(book);
        } catch (KafkaException e) {
            throw trouble(kafka, kafka.topics().promiseBook(), e);
        }
    }

    /** A topic that is missing can be made; that Kafka does not answer is another matter. */
    public static RuntimeException trouble(KafkaConfig kafka, String topic, KafkaException trouble) {
        String bootstrap = kafka.brokers().bootstrap();
        return trouble instanceof UnknownTopicOrPartitionException
                ? Mistakes.of("There is no topic " + topic + " at " + bootstrap
                        + "; create it with: ./xm topics --bootstrap " + bootstrap)
                : new Unreachable(KafkaTrouble.sentence(kafka.brokers(), trouble), trouble);
    }
}
