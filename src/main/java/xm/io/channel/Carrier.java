package xm.io.channel;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one channel: it empties the outbox when something is put in, and when time comes to try or remind. */
public final class Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final long PAUSE_AFTER_A_BUG_MILLIS = 10_000;

    private final Outbox outbox;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isClosed;

    public Carrier(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        thread = new Thread(this::carry, "channel-" + outbox.channel().name());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Says that alerts changed; they go out together. */
    public void offer(Iterable<String> keys) {
        long now = clock.millis();
        keys.forEach(key -> outbox.offer(key, now));
        bell.release();
    }

    private void carry() {
        while (!isClosed) {
            long next = turn();
            try {
                if (bell.tryAcquire(Math.max(0, next - clock.millis()), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long turn() {
        try {
            return outbox.turn();
        } catch (RuntimeException e) {
            // a fault of ours with one alert must not end the channel for all others
            LOG.error(
                    "Channel {} failed; it goes on in a moment",
                    outbox.channel().name(),
                    e);
            return clock.millis() + PAUSE_AFTER_A_BUG_MILLIS;
        }
    }

    /** Asks it to end after what is being told now. */
    public void end() {
        isClosed = true;
        outbox.end();
        bell.release();
    }

    /** Waits for it to end. */
    public void awaitEnd(long atMostMillis) {
        try {
            thread.join(Math.max(1, atMostMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
