package xm.io.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The brokers' word that a record is written, which one waits for where the next step depends on it. */
final class Acknowledgement {
    private Acknowledgement() {}

    /** @throws KafkaException if it could not be written */
    static void await(Future<?> written) {
        try {
            written.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException trouble ? trouble : new KafkaException(e.getCause());
        }
    }
}
