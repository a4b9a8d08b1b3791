package xm.app.preflight;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import xm.app.ExperienceSignals;
import xm.app.ExperienceSignalsJob;
import xm.app.PromiseWatchJob;
import xm.app.PromiseWatching;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;

/**
 * One of the jobs that a savepoint may be of, told by the uids of its operators, which no release changes.
 *
 * <p>So the settings are read by that job alone: the other one refuses keys that it does not know.
 */
enum OurJob {
    EXPERIENCE_SIGNALS(ExperienceSignalsJob.class),
    PROMISE_WATCH(PromiseWatchJob.class);

    private final Class<?> main;

    OurJob(Class<?> main) {
        this.main = main;
    }

    /** The job that most of these operators belong to; empty if none belongs to any. */
    static Optional<OurJob> of(Set<String> operatorIds) {
        Map<OurJob, Long> shares = new EnumMap<>(OurJob.class);
        for (OurJob job : values()) {
            shares.put(job, job.share(operatorIds));
        }
        return shares.entrySet().stream()
                .filter(job -> job.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** Name of the class with its main. */
    String main() {
        return main.getName();
    }

    private long share(Set<String> operatorIds) {
        return ids().stream().filter(operatorIds::contains).count();
    }

    /** Of its operators with no setting set, which are in the job whatever is set. */
    Set<String> ids() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        switch (this) {
            case EXPERIENCE_SIGNALS -> ExperienceSignals.attach(environment, JobConfig.defaults());
            case PROMISE_WATCH -> PromiseWatching.attach(environment, PromiseJobConfig.defaults());
        }
        StreamGraph graph = environment.getStreamGraph(false);
        Set<String> ids = new HashSet<>();
        new StreamGraphHasherV2()
                .traverseStreamGraphAndGenerateHashes(graph)
                .values()
                .forEach(id -> ids.add(new OperatorID(id).toHexString()));
        return ids;
    }
}
