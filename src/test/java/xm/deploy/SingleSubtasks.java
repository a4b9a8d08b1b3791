package xm.deploy;

import java.util.List;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.ExperienceSignals;
import xm.app.PromiseWatching;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxSettings;

/** The vertices of a job that have one subtask by the code, whatever the cluster says, by the names that Flink gives them. */
final class SingleSubtasks {
    private static final int CLUSTER = 4;

    private SingleSubtasks() {}

    /** @return ids in hexadecimal, as {@code job.autoscaler.vertex.exclude.ids} has them */
    static List<String> of(String job) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(CLUSTER);
        InfluxSettings store = InfluxSettings.v2("http://influxdb:8086", "", "experience", InfluxAccess.OPEN);
        if (job.equals(PromiseWatching.NAME)) {
            PromiseWatching.attach(env, PromiseJobConfig.defaults().with(store));
        } else {
            ExperienceSignals.attach(env, JobConfig.defaults().with(store));
        }
        return vertices(env).stream()
                .filter(it -> it.getParallelism() == 1)
                .map(it -> it.getID().toHexString())
                .sorted()
                .toList();
    }

    private static List<JobVertex> vertices(StreamExecutionEnvironment env) {
        return env.getStreamGraph().getJobGraph().getVerticesSortedTopologicallyFromSources();
    }
}
