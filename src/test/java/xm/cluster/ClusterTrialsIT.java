package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real Flink cluster a TaskManager, the JobManager or the broker is killed with signal 9 under load, or the job
 * is stopped and goes on with another parallelism: what it has told in the end is what a backtest of the same events
 * tells.
 *
 * <p>{@code -Dxm.cluster.trials=50} runs so many, {@code -Dxm.seed=7} begins with that one, and
 * {@code -Dxm.cluster.events=20000} sends so many events in each. Where it fails the logs of all processes are kept.
 */
class ClusterTrialsIT {
    private static final int TRIALS = Integer.getInteger("xm.cluster.trials", 3);
    private static final int EVENTS = Integer.getInteger("xm.cluster.events", 60_000);
    private static final long FIRST_SEED = Long.getLong("xm.seed", 1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whateverIsKilledEveryWindowIsToldAsInTheBacktest() throws Exception {
        long began = System.nanoTime();
        try (ClusterTrials trials = new ClusterTrials(directory, FIRST_SEED, EVENTS)) {
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
                    trials.flink.gaveUp(),
                    trials.flink.restores(),
                    trials.repeats,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            assertThat(trials.flink.restores()).as("what was killed was missed").isPositive();
        }
    }
}
