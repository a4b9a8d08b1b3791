package xm.io.influx;

import com.influxdb.exceptions.InfluxException;
import java.io.IOException;

/** What a store's answer to a write means for the points in it. */
public enum Outcome {
    /** They are stored. */
    DONE,
    /** The store cannot take them now; the same request may succeed later. */
    RETRY,
    /** At least one of them is bad: the parts of the request must be tried apart. */
    SPLIT,
    /** The store turns us away, whatever we write: wrong secret, database or address. */
    REFUSED;

    /** The meaning of an HTTP status. */
    public static Outcome ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return DONE;
        }
        if (status >= 500 || status == 408 || status == 425 || status == 429) {
            return RETRY;
        }
        // 413: too large as a whole; 400 and 422: InfluxDB has stored the good ones already, writing them again is free
        return status == 400 || status == 413 || status == 422 ? SPLIT : REFUSED;
    }

    /**
     * The meaning of what the client threw: a status, or a fault of the network before there was one.
     *
     * @throws RuntimeException the problem itself, where it is neither: a bug must be seen
     */
    static Outcome ofProblem(RuntimeException problem) {
        if (problem instanceof InfluxException answer && answer.status() > 0) {
            return ofStatus(answer.status());
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return RETRY;
            }
        }
        throw problem;
    }
}
