package xm.app.dispatch.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dispatcher and job are killed with signal 9 at moments that a seed says: no page is lost, and none is doubled at a
 * receiver.
 *
 * <p>{@code -Dxm.trials=100} runs so many, {@code -Dxm.trials.job=10} so many with the real job, {@code -Dxm.seed=7} begins
 * with that one.
 */
class KillTrialsIT {
    private static final int AT_ONCE = 6;
    private static final int TRIALS = Integer.getInteger("xm.trials", 3);
    private static final int TRIALS_OF_THE_JOB = Integer.getInteger("xm.trials.job", 1);
    private static final long FIRST_SEED = Long.getLong("xm.seed", 1);

    @TempDir
    Path directory;

    @Test
    void noPageIsLostAndNoneDoubledWhoeverIsKilled() throws Exception {
        long began = System.nanoTime();
        try (KillTrials trials = new KillTrials(directory, FIRST_SEED)) {
            runAll(trials);
            Judgement judgement = judge(trials, "scripted job", began);
            assertThat(judgement.earlierTold)
                    .as("lives that were told and followed by another")
                    .isPositive();
        }
    }

    /** The same with the job promise-watch itself, which is heavier to kill. */
    @Test
    void noPageIsLostAndNoneDoubledWhenTheRealJobIsKilled() throws Exception {
        assumeThat(TRIALS_OF_THE_JOB).as("trials with the real job").isPositive();
        long began = System.nanoTime();
        try (KillTrials trials = new KillTrials(directory, FIRST_SEED)) {
            WatchedCell cell = new WatchedCell(trials.brokers, trials.topics, TRIALS_OF_THE_JOB);
            for (long seed = FIRST_SEED; seed < FIRST_SEED + TRIALS_OF_THE_JOB; seed++) {
                trials.runWatched(seed, cell);
            }
            assertThat(trials.stuck).as("trials that did not come to their end").isEmpty();
            assertThat(trials.livesOfTheCell()).as("lives of the cell").hasSize(TRIALS_OF_THE_JOB);
            judge(trials, "job promise-watch", began);
        }
    }

    private static void runAll(KillTrials trials) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (long seed = FIRST_SEED; seed < FIRST_SEED + TRIALS; seed++) {
                long one = seed;
                all.add(() -> {
                    trials.run(one);
                    return null;
                });
            }
            for (Future<Void> trial : pool.invokeAll(all)) {
                trial.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Judgement judge(KillTrials trials, String job, long began) throws Exception {
        int code = trials.dispatcher.end(15);
        Judgement judgement = trials.judge();
        System.out.printf(
                "%s: %s trials, %s kills (dispatcher %s, job %s), %d lives that call people (%d earlier ones told),"
                        + " %d pages, %d lost,"
                        + " %d doubled, %d out of order, %d repeats that receivers recognised,"
                        + " %d lives over before they could be told (of %.1f s of a dispatcher at most), %d s%n",
                job,
                trials.trials,
                trials.kills,
                trials.killsOfTheDispatcher,
                trials.killsOfTheJob,
                judgement.lives,
                judgement.earlierTold,
                trials.receivers.incidents.opened(),
                judgement.lost.size(),
                judgement.doubled.size(),
                judgement.disordered.size(),
                trials.receivers.incidents.repeats() + trials.receivers.inbox.repeats(),
                judgement.over,
                judgement.longestChanceMillis / 1000.0,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertThat(judgement.lost).isEmpty();
        assertThat(judgement.doubled).isEmpty();
        assertThat(judgement.disordered).isEmpty();
        assertThat(trials.stuck).isEmpty();
        assertThat(code).as(trials.dispatcher.said()).isZero();
        return judgement;
    }
}
