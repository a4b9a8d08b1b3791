package xm.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * A Flink cluster in this process, with its web page; loopback only.
 *
 * <p>Jobs are given to it as to a remote one, so that several share the page. Each keeps its checkpoints in a directory
 * of its name; the environment of a job that ran before, ended or killed, goes on from the newest of them.
 */
public final class EmbeddedFlink implements AutoCloseable {
    /** Enough for jobs of ours whose state is on the heap. */
    private static final int LITTLE_MIB = 32;

    private final MiniCluster cluster;
    private final Path directory;
    private final int port;

    private EmbeddedFlink(MiniCluster cluster, Path directory, int port) {
        this.cluster = cluster;
        this.directory = directory;
        this.port = port;
    }

    /** Starts with its page on a port, and as many slots as the jobs' parallelisms add up to. */
    public static EmbeddedFlink start(Path directory, int port, int slots) throws Exception {
        return start(directory, port, slots, LITTLE_MIB, LITTLE_MIB);
    }

    /**
     * The same with other memory beside the heap, for all slots together.
     *
     * @param networkMib for buffers between tasks
     * @param managedMib for what Flink manages itself
     */
    public static EmbeddedFlink start(Path directory, int port, int slots, int networkMib, int managedMib)
            throws Exception {
        Path temporary = directory.resolve("tmp");
        // what a killed one left behind
        FileUtils.deleteDirectoryQuietly(temporary.toFile());
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, LoopbackPort.HOST);
        settings.set(RestOptions.BIND_ADDRESS, LoopbackPort.HOST);
        settings.set(RestOptions.PORT, port);
        settings.set(RestOptions.BIND_PORT, String.valueOf(port));
        // the blob server would listen on all interfaces
        settings.set(JobManagerOptions.BIND_HOST, LoopbackPort.HOST);
        settings.set(TaskManagerOptions.BIND_HOST, LoopbackPort.HOST);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(networkMib));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(networkMib));
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMib));
        settings.set(CoreOptions.TMP_DIRS, Files.createDirectories(temporary).toString());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        return new EmbeddedFlink(cluster, directory, port);
    }

    public String page() {
        return "http://" + LoopbackPort.HOST + ":" + port;
    }

    /** The environment of a job, which resumes from the newest checkpoint that it left under its name. */
    public StreamExecutionEnvironment environment(String job) {
        Path checkpoints = directory.resolve("checkpoints").resolve(job);
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        newest(checkpoints).ifPresent(newest -> {
            forgetRunsBefore(newest.getParent());
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString());
        });
        return StreamExecutionEnvironment.createRemoteEnvironment(LoopbackPort.HOST, port, settings);
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }

    /** Flink keeps the last checkpoint of every run; only the newest run's is of use. */
    private static void forgetRunsBefore(Path run) {
        try (Stream<Path> runs = Files.list(run.getParent())) {
            runs.filter(other -> !other.equals(run)).forEach(other -> FileUtils.deleteDirectoryQuietly(other.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + run.getParent(), e);
        }
    }

    /** The newest completed checkpoint under a directory; the metadata file is what Flink writes last. */
    static Optional<Path> newest(Path checkpoints) {
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints, 3)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + checkpoints, e);
        }
    }
}
