package xm.app.canary;

import java.time.Duration;

/** Hears what becomes of each event of the canary. */
public interface CanaryListener {
    /** A window that counts it could be read, so long after Kafka had it. */
    void heard(Duration way);

    /** It was not heard in time. */
    void lost();

    /** It could not be sent, or Kafka could not be listened to. */
    void failed();
}
