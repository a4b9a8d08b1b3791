package xm.flow;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import xm.event.Arrival;
import xm.event.AssignmentArrival;

/** Fails once, after so many events and not before a checkpoint, from which the job is then restored. */
final class Stumble implements MapFunction<Arrival, Arrival>, CheckpointListener {
    static final Set<Long> STUMBLED = ConcurrentHashMap.newKeySet();
    static final Map<Long, Integer> READ = new ConcurrentHashMap<>();
    private static final long PAUSE_NANOS = 3_000_000;

    private final long seed;
    private final int after;
    private int seen;
    private boolean hasCheckpoint;

    Stumble(long seed, int after) {
        this.seed = seed;
        this.after = after;
    }

    @Override
    public Arrival map(Arrival arrival) throws Exception {
        // else all events could wait for the segments together, and nothing would be told before the end
        Announce.AWAITED.get(seed).await(10, TimeUnit.SECONDS);
        if (seen++ % 10 == 0) {
            LockSupport.parkNanos(PAUSE_NANOS / 3);
        }
        READ.merge(seed, 1, Integer::sum);
        if (after > 0 && seen >= after && !STUMBLED.contains(seed)) {
            if (hasCheckpoint && STUMBLED.add(seed)) {
                throw new IllegalStateException("stumbled on purpose");
            }
            // slow enough for a checkpoint to fall in
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return arrival;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        hasCheckpoint = true;
    }

    /** Tells when all assignments have gone by. */
    record Announce(long seed) implements MapFunction<AssignmentArrival, AssignmentArrival> {
        static final Map<Long, CountDownLatch> AWAITED = new ConcurrentHashMap<>();

        @Override
        public AssignmentArrival map(AssignmentArrival assignment) {
            AWAITED.get(seed).countDown();
            return assignment;
        }
    }
}
