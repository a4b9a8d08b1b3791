package xm.app;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.JobConfig;

/** What holds for every job, whatever it does. */
public final class Pipeline {
    /** How often event time is told; Flink's 200 ms let a tenth of a second that is over wait for two more. */
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(50);
    /** How long a buffer that is not full waits at each exchange; Flink's own is 100 ms. */
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(20);

    private Pipeline() {}

    static void prepare(StreamExecutionEnvironment env, OptionalInt parallelism, Duration checkpointInterval) {
        configure(env);
        parallelism.ifPresent(env::setParallelism);
        env.enableCheckpointing(checkpointInterval.toMillis(), CheckpointingMode.EXACTLY_ONCE);
    }

    /** How records go from operator to operator, in every job and in what measures them. */
    public static void configure(StreamExecutionEnvironment env) {
        Configuration pipeline = new Configuration();
        // records are immutable; nothing may fall back to Kryo; every operator has its own uid
        pipeline.set(PipelineOptions.OBJECT_REUSE, true);
        pipeline.set(PipelineOptions.GENERIC_TYPES, false);
        pipeline.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        pipeline.set(PipelineOptions.MAX_PARALLELISM, JobConfig.MAX_PARALLELISM);
        setIfNobodyDid(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL, env, pipeline);
        setIfNobodyDid(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT, env, pipeline);
        env.configure(pipeline);
    }

    /** Whoever runs the cluster may know better; Flink asks the environment's own settings for these two, too. */
    private static <T> void setIfNobodyDid(
            ConfigOption<T> option, T value, StreamExecutionEnvironment env, Configuration pipeline) {
        if (env.getConfiguration().getOptional(option).isEmpty()) {
            pipeline.set(option, value);
        }
    }
}
