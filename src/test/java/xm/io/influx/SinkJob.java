package xm.io.influx;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import xm.signal.CellWindow;

/** A job from a bounded source of windows to the sink, set up as strictly as the product's own jobs are. */
final class SinkJob {
    /** Of the cluster that was made last, for a reporter ends with its cluster. */
    private static InMemoryReporter metrics;

    private final Configuration configuration = new Configuration();
    private final long windows;
    private final GeneratorFunction<Long, CellWindow> source;
    private double perSecond = Double.MAX_VALUE;
    private int parallelism = 2;
    private MapFunction<CellWindow, CellWindow> between = window -> window;

    SinkJob(long windows, GeneratorFunction<Long, CellWindow> source) {
        this.windows = windows;
        this.source = source;
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        // a checkpoint that fails is a job that fails
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }

    static MiniClusterExtension cluster() {
        Configuration cluster = new Configuration();
        metrics = InMemoryReporter.createWithRetainedMetrics();
        metrics.addToConfiguration(cluster);
        return new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(2)
                .setConfiguration(cluster)
                .build());
    }

    SinkJob perSecond(double rate) {
        perSecond = rate;
        return this;
    }

    SinkJob parallelism(int subtasks) {
        parallelism = subtasks;
        return this;
    }

    /** Starts again from the last checkpoint, once. */
    SinkJob restartingOnce() {
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        return this;
    }

    SinkJob between(MapFunction<CellWindow, CellWindow> map) {
        between = map;
        return this;
    }

    JobClient start(InfluxSettings settings) throws Exception {
        return start(settings, new ExperiencePoints());
    }

    JobClient start(InfluxSettings settings, ElementConverter<CellWindow, String> points) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        RateLimiterStrategy<?> rate =
                perSecond == Double.MAX_VALUE ? RateLimiterStrategy.noOp() : RateLimiterStrategy.perSecond(perSecond);
        TypeInformation<CellWindow> type = TypeInformation.of(CellWindow.class);
        env.fromSource(
                        new DataGeneratorSource<>(source, windows, rate, type),
                        WatermarkStrategy.noWatermarks(),
                        "window-source")
                .uid("window-source")
                .map(between)
                .returns(type)
                .uid("window-between")
                .sinkTo(new InfluxSink<>(settings, points))
                .uid("influx-sink");
        return env.executeAsync("influx-sink");
    }

    void run(InfluxSettings settings) throws Exception {
        await(start(settings), 60);
    }

    static void await(JobClient job, int seconds) throws Exception {
        job.getJobExecutionResult().get(seconds, TimeUnit.SECONDS);
    }

    static CheckpointStatsCounts checkpoints(MiniCluster cluster, JobID job) throws Exception {
        return cluster.getExecutionGraph(job)
                .get(10, TimeUnit.SECONDS)
                .getCheckpointStatsSnapshot()
                .getCounts();
    }

    /** The sum of a counter over the subtasks of a job. */
    static long counted(JobID job, InfluxMetric metric) {
        return metrics.getMetricsByGroup().entrySet().stream()
                .filter(group ->
                        job.toString().equals(group.getKey().getAllVariables().get("<job_id>")))
                .map(group -> group.getValue().get(metric.key()))
                .filter(Objects::nonNull)
                .mapToLong(counter -> ((Counter) counter).getCount())
                .sum();
    }
}
