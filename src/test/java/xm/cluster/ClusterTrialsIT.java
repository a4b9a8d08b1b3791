package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real Flink cluster a TaskManager, the JobManager or the broker is killed with signal 9 under load, or the job
 * is stopped and goes on with another parallelism: what it has told in the end is what a backtest of the same events
 * tells of windows, and what a job tells of alerts that nobody disturbs.
 *
 * <p>{@code -Dxm.cluster.trials=50} runs so many of each job, {@code -Dxm.seed=7} begins with that one, and {@code
 * -Dxm.cluster.events=20000} sends so many events in each. Where it fails the logs of all processes are kept.
 */
class ClusterTrialsIT {
    private static final int TRIALS = Integer.getInteger("xm.cluster.trials", 3);
    private static final int EVENTS = Integer.getInteger("xm.cluster.events", 60_000);
    private static final long FIRST_SEED = Long.getLong("xm.seed", 1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Arena arena;

    @BeforeAll
    static void start() throws Exception {
        arena = new Arena(directory);
    }

    @AfterAll
    static void end() {
        if (arena != null) {
            arena.close();
        }
    }

    @Test
    void whateverIsKilledEveryWindowIsToldAsInTheBacktest(@TempDir Path own) throws Exception {
        long began = System.nanoTime();
        long restores = arena.flink.restores();
        ClusterTrials trials = new ClusterTrials(arena, own, FIRST_SEED, EVENTS);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + TRIALS; seed++) {
            trials.run(Plan.of(seed));
        }
        System.out.printf(
                "cluster: %d trials of %,d events and %,d windows, %s, %d processes that gave up by themselves, %d restores,"
                        + " %,d records told again, %d s%n",
                trials.trials,
                trials.recording.events().size(),
                trials.truth.windows(),
                trials.blows,
                arena.flink.gaveUp(),
                arena.flink.restores() - restores,
                trials.repeats,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertMissed(restores);
    }

    @Test
    void whateverIsKilledEveryAlertIsToldAsIfNothingWas(@TempDir Path own) throws Exception {
        WatchTrials trials = new WatchTrials(arena, own, FIRST_SEED, EVENTS);
        trials.undisturbed();
        long restores = arena.flink.restores();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + TRIALS; seed++) {
            trials.run(Plan.of(seed));
        }
        assertMissed(restores);
    }

    /** Not every blow is missed: a TaskManager may have had none of the job's tasks, and a broker's absence can be sat out. */
    private static void assertMissed(long before) {
        assertThat(arena.flink.restores() - before)
                .as("jobs that went on from a checkpoint or savepoint")
                .isPositive();
    }
}
