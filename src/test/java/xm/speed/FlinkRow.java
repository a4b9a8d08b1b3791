package xm.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;

/**
 * A job on a cluster in this process that is there for all passes, so that its start is measured in none.
 *
 * <p>It runs without checkpoints, with a subtask for each processor.
 */
final class FlinkRow implements Row.Reader {
    private static final int SUBTASKS = Math.min(Runtime.getRuntime().availableProcessors(), Traffic.PARTITIONS);

    /** What Flink gives a cluster in one process if nobody says otherwise. */
    private static final int NETWORK_MIB = 64;

    private static final int MANAGED_MIB = 128;

    private final Job job;
    private Path directory;
    private EmbeddedFlink cluster;

    FlinkRow(Job job) {
        this.job = job;
    }

    /** A job from its source to sinks that discard. */
    interface Job {
        /** Attaches it, and says how what {@link Count} has counted is to be read. */
        Reading attach(StreamExecutionEnvironment env, Trial trial);
    }

    /** What was counted, as what was seen. */
    interface Reading {
        Seen seen(Map<String, Object> counts);
    }

    @Override
    public Pass read(Trial trial) throws Exception {
        if (cluster == null) {
            directory = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "flink");
            cluster = EmbeddedFlink.start(directory, LoopbackPort.anyFree(), SUBTASKS, NETWORK_MIB, MANAGED_MIB);
        }
        StreamExecutionEnvironment env = cluster.environment("bench");
        env.setParallelism(SUBTASKS);
        env.configure(trial.backend().settings(directory));
        Reading reading = job.attach(env, trial);
        JobExecutionResult result = env.execute("bench");
        // whoever waits for it hears of its end up to two seconds later
        return new Pass(
                reading.seen(result.getAllAccumulatorResults()), result.getNetRuntime(TimeUnit.MILLISECONDS) / 1e3);
    }
}
