package xm.app;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.JobConfig;

/** What holds for every job, whatever it does. */
final class Pipeline {
    private Pipeline() {}

    static void prepare(StreamExecutionEnvironment env, OptionalInt parallelism, Duration checkpointInterval) {
        Configuration pipeline = new Configuration();
        // records are immutable; nothing may fall back to Kryo; every operator has its own uid
        pipeline.set(PipelineOptions.OBJECT_REUSE, true);
        pipeline.set(PipelineOptions.GENERIC_TYPES, false);
        pipeline.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        pipeline.set(PipelineOptions.MAX_PARALLELISM, JobConfig.MAX_PARALLELISM);
        env.configure(pipeline);
        parallelism.ifPresent(env::setParallelism);
        env.enableCheckpointing(checkpointInterval.toMillis(), CheckpointingMode.EXACTLY_ONCE);
    }
}
