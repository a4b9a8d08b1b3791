package xm.app.dispatch.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.app.PromiseWatching;
import xm.app.config.PromiseJobConfig;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;

/**
 * A process that runs the job promise-watch on a cluster of its own, until it is killed; the next one goes on from its newest
 * checkpoint.
 */
public final class WatchProcess {
    private WatchProcess() {}

    /** @param args bootstrap, directory */
    public static void main(String[] args) throws Exception {
        PromiseJobConfig config = PromiseJobConfig.read(
                Optional.empty(),
                Map.of(),
                List.of(
                        "--kafka.bootstrap=" + args[0],
                        "--windows=PT10S,PT1M",
                        "--checkpoint-interval=PT1S",
                        "--parallelism=1",
                        "--clock=PT0.2S",
                        "--told-within=PT1S",
                        "--alerts.hold=PT2S",
                        "--alerts.hold-at-most=PT2S",
                        // what is written is of the past, and is to call people all the same
                        "--alerts.past-after=P6D"));
        try (EmbeddedFlink flink = EmbeddedFlink.start(Path.of(args[1]), LoopbackPort.anyFree(), 1)) {
            StreamExecutionEnvironment env = flink.environment(PromiseWatching.NAME);
            PromiseWatching.attach(env, config);
            env.execute(PromiseWatching.NAME);
        }
    }
}
