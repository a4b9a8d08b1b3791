package xm.app;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.config.JobConfig;
import xm.codec.Mistakes;

/** Main of the job jar: {@code flink run experience-monitor-job.jar --config job.yaml --key=value...} */
public final class ExperienceSignalsJob {
    private ExperienceSignalsJob() {}

    /**
     * Runs the job.
     *
     * @throws Mistakes told by its message, all of them: this may run inside a cluster's own process, where ending the
     *     process would end every job
     */
    public static void main(String[] args) throws Exception {
        JobConfig config = read(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ExperienceSignals.attach(env, config);
        env.execute(ExperienceSignals.NAME);
    }

    static JobConfig read(String... args) {
        JobArguments arguments = JobArguments.of(args);
        return JobConfig.read(arguments.file(), System.getenv(), arguments.overrides());
    }
}
