package xm.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import xm.codec.EventWriter;
import xm.codec.mapping.Recorded;
import xm.codec.mapping.Recordings;
import xm.event.Arrival;
import xm.event.RejectReason;

/** One replay: each event of a recording to the topic when it is due, and the account of it. */
final class Replay {
    /** Longer than any window and its lateness. */
    private static final Duration SEAL_AFTER = Duration.ofDays(2);

    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final Recordings recordings;
    private final Pace pace;
    private final TouchpointsTopic topic;
    private final Progress progress;
    private final boolean isRewritten;
    private final EventWriter events = new EventWriter();
    private final Map<String, Long> rejected = new TreeMap<>();
    private long sent;
    private long sentThoughRejected;
    private long lastEventMillis = Long.MIN_VALUE;

    /** @param isRewritten whether events are sent as they were understood, and not as they stand */
    Replay(Recordings recordings, Pace pace, TouchpointsTopic topic, Progress progress, boolean isRewritten) {
        this.recordings = recordings;
        this.pace = pace;
        this.topic = topic;
        this.progress = progress;
        this.isRewritten = isRewritten;
    }

    void run() throws InterruptedException {
        while (recordings.hasNext()) {
            Recorded recorded = recordings.next();
            Arrival arrival = recorded.arrival();
            if (arrival.isAccepted()) {
                awaitDue(arrival.event().timeMillis());
                topic.send(arrival.event().customer(), isRewritten ? events.write(arrival.event()) : recorded.json());
                sent++;
                lastEventMillis = Math.max(lastEventMillis, arrival.event().timeMillis());
            } else {
                passOn(recorded);
            }
            progress.reached(recordings.bytesRead() >> 10);
        }
    }

    /**
     * A line that is no event is for the job to reject, but not where it may name a customer who is not to be named; one that
     * was cut because it is too long is not that line.
     */
    private void passOn(Recorded recorded) {
        RejectReason reason = recorded.arrival().rejection().reason();
        rejected.merge(reason.wireName(), 1L, Long::sum);
        if (recorded.line() != null && !isRewritten && reason != RejectReason.TOO_LARGE) {
            topic.send(null, recorded.line());
            sent++;
            sentThoughRejected++;
        }
    }

    private void awaitDue(long eventTimeMillis) throws InterruptedException {
        long wait = pace.millisUntilDue(eventTimeMillis);
        while (wait > 0) {
            progress.say("next in " + Duration.ofMillis(wait).toSeconds() + " s");
            Thread.sleep(Math.min(wait, LONGEST_NAP.toMillis()));
            wait = pace.millisUntilDue(eventTimeMillis);
        }
    }

    /**
     * Moves event time past every window, in every partition. The marker is never of the future, which would have it
     * refused: after events of the last two days the newest windows may stay open.
     *
     * @return whether every window can close
     */
    boolean seal(Instant now) {
        if (sent == sentThoughRejected) {
            return true;
        }
        Instant after = Instant.ofEpochMilli(lastEventMillis).plus(SEAL_AFTER);
        Instant time = after.isBefore(now) ? after : now;
        for (int partition = 0; partition < topic.partitions(); partition++) {
            String id = "replay-end-" + now.toEpochMilli() + "-" + partition;
            topic.sendTo(partition, events.write(ReplayMarker.of(id, time.toEpochMilli())));
        }
        return !after.isAfter(now);
    }

    long sent() {
        return sent;
    }

    long sentThoughRejected() {
        return sentThoughRejected;
    }

    /** Counts by reason. */
    Map<String, Long> rejected() {
        return rejected;
    }
}
