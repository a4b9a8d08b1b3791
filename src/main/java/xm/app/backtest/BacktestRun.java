package xm.app.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.FileUtils;
import xm.codec.Mistakes;
import xm.flow.FlowMetric;

/** A backtest from its first event to its last file. */
public final class BacktestRun {
    private static final int PROGRESS_MILLIS = 500;

    private BacktestRun() {}

    /**
     * What came of it.
     *
     * @param counts of the job, by name
     * @param promises of each that was asked for, in their order
     * @param untilMillis how far event time came, empty without events
     */
    public record Result(Map<String, Object> counts, List<PromiseResult> promises, OptionalLong untilMillis) {}

    /**
     * Runs it; the directory of the results has to be there.
     *
     * @param progress hears now and then how many events were read
     * @throws Mistakes if a file has something wrong that only its reader could find, or there is too little memory
     */
    public static Result run(BacktestPlan plan, LongConsumer progress) throws Exception {
        Path temporary = Files.createTempDirectory("xm-backtest");
        try {
            Map<String, Object> counts = await(Backtest.start(plan, temporary), plan, progress);
            TimeSpan span = RecordedTime.span(counts);
            return new Result(counts, promises(plan, span, temporary), RecordedTime.until(span, plan));
        } finally {
            FileUtils.deleteDirectoryQuietly(temporary.toFile());
        }
    }

    private static List<PromiseResult> promises(BacktestPlan plan, TimeSpan span, Path temporary) throws IOException {
        List<PromiseResult> results = new ArrayList<>();
        for (PromisePlan promises : plan.promises()) {
            results.add(PromiseResult.of(promises, span, plan.out(), temporary));
        }
        return results;
    }

    private static Map<String, Object> await(JobClient job, BacktestPlan plan, LongConsumer progress) throws Exception {
        var result = job.getJobExecutionResult();
        try {
            while (!result.isDone()) {
                try {
                    return result.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS).getAllAccumulatorResults();
                } catch (TimeoutException e) {
                    progress.accept(read(job));
                }
            }
            return result.get().getAllAccumulatorResults();
        } catch (ExecutionException e) {
            throw cause(e, plan);
        }
    }

    /** Events read so far; none where the job has ended since and its cluster with it. */
    private static long read(JobClient job) throws Exception {
        try {
            return (long) job.getAccumulators().get().getOrDefault(FlowMetric.READ.key(), 0L);
        } catch (IllegalStateException ended) {
            return 0;
        }
    }

    /** What a file has wrong is found deep inside the job; the person who asked wants just that. */
    private static Exception cause(ExecutionException problem, BacktestPlan plan) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Mistakes mistakes) {
                return mistakes;
            }
        }
        return Exhaustion.sentence(problem, plan).<Exception>map(Mistakes::of).orElse(problem);
    }
}
