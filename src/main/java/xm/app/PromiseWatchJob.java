package xm.app;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.PromiseJobConfig;
import xm.codec.Mistakes;

/** Main of the promise watch: {@code flink run -c xm.app.PromiseWatchJob experience-monitor-job.jar --config job.yaml} */
public final class PromiseWatchJob {
    private PromiseWatchJob() {}

    /**
     * Runs the job.
     *
     * @throws Mistakes told by its message, all of them: this may run inside a cluster's own process, where ending the
     *     process would end every job
     */
    public static void main(String[] args) throws Exception {
        PromiseJobConfig config = read(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        PromiseWatching.attach(env, config);
        env.execute(PromiseWatching.NAME);
    }

    static PromiseJobConfig read(String... args) {
        JobArguments arguments = JobArguments.of(args);
        return PromiseJobConfig.read(arguments.file(), System.getenv(), arguments.overrides());
    }
}
