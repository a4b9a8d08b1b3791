package xm.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<String> overrides = new ArrayList<>(List.of(args));
        Optional<Path> file = Optional.empty();
        int option = overrides.indexOf("--config");
        if (option >= 0) {
            if (option + 1 == overrides.size()) {
                throw Mistakes.of("--config: the file is missing; write --config job.yaml");
            }
            file = Optional.of(Path.of(overrides.get(option + 1)));
            overrides.subList(option, option + 2).clear();
        }
        return JobConfig.read(file, System.getenv(), overrides);
    }
}
