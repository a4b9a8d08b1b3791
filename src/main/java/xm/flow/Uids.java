package xm.flow;

import java.util.Set;

/**
 * The uid of every stateful place of the jobs: what a savepoint is read back by.
 *
 * <p>Never changed and never used again for anything else; each is also the operator's name.
 */
public final class Uids {
    public static final String ARRIVAL_SPLIT = "arrival-split";
    public static final String ASSIGNMENT_SPLIT = "assignment-split";
    public static final String CUSTOMER_STORY = "customer-story";
    public static final String CELL_BUNDLE = "cell-bundle";
    public static final String CELL_WINDOWS = "cell-windows";
    public static final String ROLL_UP_BUNDLE = "roll-up-bundle";
    public static final String STANDING_BUNDLE = "standing-bundle";
    public static final String ROLL_UP_WINDOWS = "roll-up-windows";
    public static final String TOUCHPOINT_SOURCE = "touchpoint-source";
    public static final String SEGMENT_SOURCE = "segment-source";
    public static final String SIGNAL_SINK = "signal-sink";
    public static final String REJECTION_SINK = "rejection-sink";
    public static final String EXCEPTION_SINK = "exception-sink";
    public static final String ERASURE_SINK = "erasure-sink";
    public static final String CUSTOMER_SINK = "customer-sink";
    public static final String PROMISED_WINDOWS = "promised-windows";
    public static final String STORE_SINK = "store-sink";
    public static final String SIGNAL_SOURCE = "signal-source";
    public static final String PROMISE_BOOK_SOURCE = "promise-book-source";
    public static final String EXCEPTION_SOURCE = "exception-source";
    public static final String CLOCK_SOURCE = "clock-source";
    public static final String BOOK_BULLETIN = "book-bulletin";
    public static final String CLOCK_BULLETIN = "clock-bulletin";
    public static final String PROMISE_WATCH = "promise-watch";
    public static final String EXCEPTION_NEWS = "exception-news";
    public static final String CLOCK_NEWS = "clock-news";
    public static final String ALERT_DESK = "alert-desk";
    public static final String VERDICT_SINK = "verdict-sink";
    public static final String ALERT_SINK = "alert-sink";
    public static final String VERDICT_STORE_SINK = "verdict-store-sink";
    public static final String ALERT_STORE_SINK = "alert-store-sink";
    public static final String HEARTBEAT_SINK = "heartbeat-sink";

    /** Those of operators that a job has only where its settings name a store. */
    public static final Set<String> OF_A_STORE =
            Set.of(PROMISED_WINDOWS, STORE_SINK, VERDICT_STORE_SINK, ALERT_STORE_SINK);

    private Uids() {}
}
