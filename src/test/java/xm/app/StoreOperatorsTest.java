package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.flow.Uids;

/** Preflight tells by them why a savepoint does not fit settings without a store. */
class StoreOperatorsTest {
    private static final List<String> STORE = List.of("--influx.url=http://127.0.0.1:8086");

    @Test
    void areAllThatAJobHasOnlyWhereItsSettingsNameAStore() {
        Set<String> more = new TreeSet<>();
        more.addAll(uids(env -> ExperienceSignals.attach(env, signals(STORE))));
        more.addAll(uids(env -> PromiseWatching.attach(env, promises(STORE))));
        more.removeAll(uids(env -> ExperienceSignals.attach(env, signals(List.of()))));
        more.removeAll(uids(env -> PromiseWatching.attach(env, promises(List.of()))));

        assertThat(more).containsExactlyInAnyOrderElementsOf(Uids.OF_A_STORE);
    }

    private static Set<String> uids(Consumer<StreamExecutionEnvironment> job) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        job.accept(env);
        return env.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static JobConfig signals(List<String> settings) {
        return JobConfig.read(Optional.empty(), Map.of(), settings);
    }

    private static PromiseJobConfig promises(List<String> settings) {
        return PromiseJobConfig.read(Optional.empty(), Map.of(), settings);
    }
}
