package xm.app.canary;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.io.kafka.Brokers;
import xm.io.kafka.RecordWriter;
import xm.io.kafka.Topics;

/**
 * A canary sent every so often for as long as it lives, each with connections of its own, so that nothing of one round can
 * harm the next.
 *
 * <p>One is under way at a time: where the way takes longer than the pause the next one follows at once. For the answer of
 * the desk it is waited half as long as for the signal, so that a desk that says nothing keeps no canary from being heard in
 * time. Nothing that goes wrong ends it: it is counted, and the first of several in a row is told.
 */
public final class CanaryRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryRounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScheduledExecutorService singing = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "canary");
        thread.setDaemon(true);
        return thread;
    });
    private final Brokers brokers;
    private final Topics topics;
    private final Duration within;
    private final BooleanSupplier isDeskKnown;
    private final Clock clock;
    private final CanaryListener listener;
    private volatile boolean isClosed;

    /** Whether the last one came to nothing; for the thread that sings. */
    private boolean isSilent;

    /** Whether the last one that was heard was not answered. */
    private boolean isUnanswered;

    /**
     * @param within after which a canary that was not heard is lost
     * @param isDeskKnown whether there is a desk that is to answer
     */
    public CanaryRounds(
            Brokers brokers,
            Topics topics,
            Duration within,
            BooleanSupplier isDeskKnown,
            Clock clock,
            CanaryListener listener) {
        this.brokers = brokers;
        this.topics = topics;
        this.within = within;
        this.isDeskKnown = isDeskKnown;
        this.clock = clock;
        this.listener = listener;
    }

    /** @param every from the beginning of one to that of the next */
    public void start(Duration every) {
        next(every, 0);
    }

    private void next(Duration every, long inMillis) {
        try {
            var unused = singing.schedule(() -> round(every), inMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed just now
        }
    }

    private void round(Duration every) {
        long begun = System.nanoTime();
        try {
            sing();
        } catch (RuntimeException e) {
            failed(e);
        }
        if (!isClosed) {
            next(every, Math.max(0, every.toMillis() - (System.nanoTime() - begun) / 1_000_000));
        }
    }

    private void failed(RuntimeException e) {
        if (!isClosed) {
            listener.failed();
            complain("Kafka does not let it (" + e.getMessage() + ")");
        }
    }

    private void sing() {
        String id = String.format("canary-%016x", ThreadLocalRandom.current().nextLong());
        try (RecordWriter records = new RecordWriter(brokers, PATIENCE);
                Canary canary = new Canary(brokers, topics, PATIENCE, records, id, clock)) {
            canary.begin();
            long begun = System.nanoTime();
            if (!listen(canary, within, () -> canary.windowEnd().isPresent())) {
                lost();
                return;
            }
            heard(since(begun));
            if (isDeskKnown.getAsBoolean()) {
                listener.awaited();
                if (listen(canary, forTheAnswer(), canary::isAnswered)) {
                    answered(since(begun));
                } else {
                    unanswered();
                }
            }
        }
    }

    /** Says whether something was heard in time. */
    private boolean listen(Canary canary, Duration atMost, BooleanSupplier isHeard) {
        long begun = System.nanoTime();
        while (!isHeard.getAsBoolean() && !isClosed && System.nanoTime() - begun < atMost.toNanos()) {
            canary.listen();
        }
        return isHeard.getAsBoolean();
    }

    private static Duration since(long begunNanos) {
        return Duration.ofNanos(System.nanoTime() - begunNanos);
    }

    private Duration forTheAnswer() {
        return within.dividedBy(2);
    }

    private void heard(Duration way) {
        listener.heard(way);
        if (isSilent) {
            isSilent = false;
            LOG.info("the canary is heard again, after {} ms", way.toMillis());
        }
    }

    private void lost() {
        if (!isClosed) {
            listener.lost();
            complain("it was sent to " + topics.touchpoints() + " and not heard at " + topics.experienceSignals()
                    + " within " + within.toSeconds() + " s");
        }
    }

    private void answered(Duration way) {
        listener.answered(way);
        if (isUnanswered) {
            isUnanswered = false;
            LOG.info("the canary is answered again, after {} ms", way.toMillis());
        }
    }

    private void unanswered() {
        if (!isClosed) {
            listener.unanswered();
            if (!isUnanswered) {
                isUnanswered = true;
                LOG.warn(
                        "the canary is heard and not answered: promise-watch says nothing of it at {} within {} s; further"
                                + " ones are only counted until it is answered again",
                        topics.experienceAlerts(),
                        forTheAnswer().toSeconds());
            }
        }
    }

    private void complain(String why) {
        if (!isSilent) {
            isSilent = true;
            LOG.warn("the canary is not heard; {}; further ones are only counted until it is heard again", why);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        singing.shutdownNow();
    }
}
