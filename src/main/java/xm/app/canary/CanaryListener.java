package xm.app.canary;

import java.time.Duration;

/** Hears what becomes of each event of the canary. */
public interface CanaryListener {
    /** A window that counts it could be read, so long after Kafka had it. */
    void heard(Duration way);

    /** It was not heard in time. */
    void lost();

    /** It was heard, and the desk is to answer. */
    void awaited();

    /** The answer of the desk could be read, so long after Kafka had the event. */
    void answered(Duration way);

    /** It was heard and not answered in time. */
    void unanswered();

    /** It could not be sent, or Kafka could not be listened to. */
    void failed();
}
