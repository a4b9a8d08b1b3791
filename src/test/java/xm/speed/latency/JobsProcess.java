package xm.speed.latency;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.ExperienceSignals;
import xm.app.PromiseWatching;
import xm.app.backtest.PeakMemory;
import xm.embedded.EmbeddedFlink;
import xm.speed.Backend;
import xm.speed.Traffic;

/**
 * Both jobs as they ship, but for what is set, on a cluster in a process of their own, until its input ends.
 *
 * <p>Checkpoints are files, and each job has a subtask for each processor.
 */
final class JobsProcess {
    /** Before the most memory that the process has held, in MiB. */
    static final String PEAK = "peak ";

    private static final int SUBTASKS = Math.min(Runtime.getRuntime().availableProcessors(), Traffic.PARTITIONS);

    private JobsProcess() {}

    /** @param args directory, port of the cluster's page, where state is kept, and {@link JobSettings#arguments} */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Configuration state = Backend.valueOf(args[2]).settings(directory);
        JobSettings settings = JobSettings.of(List.of(args).subList(3, args.length));
        EmbeddedFlink cluster = EmbeddedFlink.start(directory, Integer.parseInt(args[1]), 2 * SUBTASKS);
        start(ExperienceSignals.NAME, cluster, state, env -> ExperienceSignals.attach(env, settings.signalsConfig()));
        start(PromiseWatching.NAME, cluster, state, env -> PromiseWatching.attach(env, settings.watchConfig()));
        while (System.in.read() >= 0) {
            // whoever started it says nothing, but that it may end
        }
        System.out.println(PEAK + PeakMemory.mib());
        // threads of the cluster would keep it
        System.exit(0);
    }

    /** A job from its sources to its sinks. */
    private interface Job {
        void attach(StreamExecutionEnvironment env);
    }

    private static void start(String name, EmbeddedFlink cluster, Configuration state, Job job) throws Exception {
        StreamExecutionEnvironment env = cluster.environment(name);
        env.setParallelism(SUBTASKS);
        env.configure(state);
        job.attach(env);
        var unused = env.executeAsync(name);
    }
}
