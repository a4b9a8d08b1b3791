package xm.io.influx;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * One subtask's queue before the store: points wait, go in batches on a thread of their own, and come back to the head
 * of the queue when the store cannot take them.
 *
 * <p>One request is under way at a time, so that a later revision never loses to an earlier one. A pause after a failure
 * is spent in the queue, not in a request; so a checkpoint waits for one request at most, and keeps the queue. All
 * fields belong to the task's thread: everything else comes in as mail.
 *
 * <p>A full queue holds the stream back, and with it the barriers of checkpoints, which stand behind the record in hand
 * and cannot pass. So that lasts at most {@link InfluxPatience#outageMillis()} from when the store went away; from then
 * on the oldest points give way, counted and told, and checkpoints and the job's other outputs go on.
 *
 * <p>Not built on Flink's AsyncSinkWriter: its timer holds the task's thread until its buffer is empty, so that no
 * checkpoint completes while a store is away, and with several requests under way it does not keep the order.
 */
final class InfluxWriter<T> implements StatefulSinkWriter<T, BufferedRequestState<String>> {
    static final int REQUESTS_UNDER_WAY = 1;

    private final InfluxBatching batching;
    private final InfluxPatience patience;
    private final String url;
    private final ElementConverter<T, String> points;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService timers;
    private final InfluxConnection store;
    private final InfluxReport report;
    private final ExecutorService sender;

    private final PointQueue waiting = new PointQueue();
    private boolean underWay;
    /** The first of the queue has waited long enough. */
    private boolean due;
    /** A timer will make the queue due. */
    private boolean lingering;
    /** After a failure, until a timer ends it. */
    private boolean resting;
    /** A checkpoint waits for the request under way: no other may begin. */
    private boolean held;
    /** In a row. */
    private int failures;
    /** When the first of them was. */
    private long failingSinceMillis;
    /** The store has taken us in before; turning us away now is its trouble, not a mistake of ours. */
    private boolean proven;

    InfluxWriter(
            InfluxSettings settings,
            InfluxConnection store,
            ElementConverter<T, String> points,
            WriterInitContext context,
            Collection<BufferedRequestState<String>> restored)
            throws IOException {
        batching = settings.batching();
        patience = settings.patience();
        url = settings.url();
        this.points = points;
        mailbox = context.getMailboxExecutor();
        timers = context.getProcessingTimeService();
        this.store = store;
        report = new InfluxReport(url, context.metricGroup(), waiting::size);
        proven = context.getRestoredCheckpointId().isPresent() || isLetIn();
        sender = Executors.newSingleThreadExecutor(task -> new Thread(task, "influx-sender"));
        points.open(context);
        for (BufferedRequestState<String> state : restored) {
            state.getBufferedRequestEntries().forEach(entry -> waiting.add(entry.getRequestEntry()));
        }
        // at once: after a rescale a newer revision of one of these may come to another writer
        due = !waiting.isEmpty();
        send();
    }

    /** Whether a store that is there lets us in; one that cannot be reached may come up later. */
    private boolean isLetIn() throws IOException {
        Answer answer = store.check();
        if (answer.outcome() == Outcome.REFUSED) {
            store.close();
            throw new IOException(InfluxReport.refusal(url, answer));
        }
        return answer.outcome() == Outcome.DONE;
    }

    @Override
    public void write(T element, Context context) throws InterruptedException {
        String line = points.apply(element, context);
        if (line.isEmpty()) {
            return;
        }
        while (isFull()) {
            if (isPatienceOver()) {
                report.tellGivenUp(waiting.dropOldest());
            } else {
                // a full queue has a request under way or a pause that ends, and both come as mail
                mailbox.yield();
            }
        }
        waiting.add(line);
        send();
    }

    private boolean isFull() {
        return waiting.size() >= batching.waitingPoints() || waiting.bytes() >= batching.waitingBytes();
    }

    private boolean isPatienceOver() {
        return failures > 0 && timers.getCurrentProcessingTime() - failingSinceMillis >= patience.outageMillis();
    }

    /** Before a checkpoint: the request under way ends. At the end of input: the queue is emptied, however long it takes. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        held = !endOfInput;
        due |= endOfInput;
        send();
        while (underWay || (endOfInput && !waiting.isEmpty())) {
            mailbox.yield();
            due |= endOfInput;
            send();
        }
        held = false;
    }

    @Override
    public List<BufferedRequestState<String>> snapshotState(long checkpointId) {
        List<BufferedRequestState<String>> state = List.of(new BufferedRequestState<>(waiting.entries()));
        send();
        return state;
    }

    private void send() {
        if (underWay || resting || held || waiting.isEmpty()) {
            return;
        }
        if (!due && waiting.size() < batching.points() && waiting.bytes() < batching.bytes()) {
            linger();
            return;
        }
        List<String> batch = waiting.take(batching.points(), batching.bytes());
        due &= !waiting.isEmpty();
        underWay = true;
        sender.execute(() -> deliver(batch));
    }

    /** On the sender's thread. */
    private void deliver(List<String> batch) {
        ThrowingRunnable<Exception> news;
        try {
            long budgetNanos = TimeUnit.MILLISECONDS.toNanos(patience.requestMillis());
            Delivery delivery = Delivery.of(batch, store::write, System::nanoTime, budgetNanos);
            news = () -> settle(delivery);
        } catch (Throwable bug) {
            // errors of the JVM too: nobody else sees them here, and the task would wait for this batch for ever
            news = () -> ExceptionUtils.rethrowException(bug);
        }
        try {
            mailbox.execute(news, "settle %d points", batch.size());
        } catch (RejectedExecutionException e) {
            // the task has ended; what was under way is in no checkpoint and comes again
        }
    }

    private void settle(Delivery delivery) throws IOException {
        underWay = false;
        waiting.putBack(delivery.unsettled());
        report.tell(delivery);
        Answer last = delivery.last();
        switch (last.outcome()) {
            case DONE, SPLIT -> failures = 0;
            case RETRY -> rest(delivery);
            case REFUSED -> {
                if (!proven) {
                    throw new IOException(InfluxReport.refusal(url, last));
                }
                rest(delivery);
            }
        }
        proven |= delivery.written() > 0;
        send();
    }

    private void rest(Delivery delivery) {
        failures = delivery.written() > 0 ? 1 : failures + 1;
        if (failures == 1) {
            failingSinceMillis = timers.getCurrentProcessingTime();
            // wakes a write that is held back when patience is over
            after(patience.outageMillis(), () -> {});
        }
        long pause = patience.pauseMillis(
                failures,
                delivery.last().retryAfterMillis(),
                ThreadLocalRandom.current().nextDouble());
        resting = true;
        after(pause, () -> {
            resting = false;
            due = true;
            send();
        });
    }

    private void linger() {
        if (lingering) {
            return;
        }
        lingering = true;
        after(batching.lingerMillis(), () -> {
            lingering = false;
            due = !waiting.isEmpty();
            send();
        });
    }

    /** By a timer whose end comes as mail; should what it does fail, the task fails. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void after(long millis, Runnable then) {
        timers.registerTimer(timers.getCurrentProcessingTime() + millis, time -> then.run());
    }

    @Override
    public void close() {
        sender.shutdownNow();
        store.close();
    }
}
