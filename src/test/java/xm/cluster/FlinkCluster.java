package xm.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import xm.Mortal;
import xm.embedded.LoopbackPort;

/**
 * A Flink cluster of processes that can be killed one by one: a JobManager with high availability, two TaskManagers,
 * and the ZooKeeper that Flink brings, which is not killed.
 */
final class FlinkCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int TASK_MANAGERS = 2;
    static final int SLOTS = TASK_MANAGERS * FlinkHome.SLOTS_EACH;

    final FlinkHome home;
    final FlinkPage page;
    final Mortal jobManager;
    final List<Mortal> taskManagers;
    private final Mortal zooKeeper;
    private final int zooKeeperPort;
    private int gaveUp;

    private FlinkCluster(Path directory, TaskMemory memory) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        zooKeeperPort = LoopbackPort.anyFree();
        home = new FlinkHome(directory, zooKeeperPort, memory);
        page = new FlinkPage(home.page);
        zooKeeper = new Mortal(
                home.arguments(
                        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                        96,
                        "--zkConfigFile",
                        zooKeeperSettings(directory, zooKeeperPort).toString(),
                        "--peerId",
                        "1"),
                Map.of(),
                logs.resolve("zookeeper.log"));
        String settings = home.settings().toString();
        jobManager = new Mortal(
                home.arguments(
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        320,
                        "--configDir",
                        settings,
                        "--executionMode",
                        "cluster"),
                Map.of(),
                logs.resolve("jobmanager.log"));
        taskManagers = IntStream.range(0, TASK_MANAGERS)
                .mapToObj(number -> new Mortal(
                        taskManager(memory, settings), Map.of(), logs.resolve("taskmanager-" + number + ".log")))
                .toList();
    }

    private List<String> taskManager(TaskMemory memory, String settings) {
        List<String> arguments = new ArrayList<>(memory.compiler());
        arguments.addAll(home.arguments(
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                memory.processHeapMegabytes(),
                "--configDir",
                settings));
        return arguments;
    }

    /** Starts all of it, and returns when every slot can be had. */
    static FlinkCluster start(Path directory, TaskMemory memory) throws IOException {
        FlinkCluster cluster = new FlinkCluster(directory, memory);
        try {
            cluster.zooKeeper.start();
            await("ZooKeeper").atMost(PATIENCE).until(() -> !LoopbackPort.isFree(cluster.zooKeeperPort));
            cluster.jobManager.start();
            cluster.taskManagers.forEach(Mortal::start);
            await("slots; logs in " + directory).atMost(PATIENCE).until(() -> {
                cluster.raise();
                return cluster.page.slots() == SLOTS;
            });
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * Starts again what has ended by itself, as whoever watches over processes does: a JobManager that finds no
     * processor for ten seconds gives up.
     */
    void raise() {
        List<Mortal> all = new ArrayList<>(taskManagers);
        all.add(jobManager);
        for (Mortal one : all) {
            if (!one.isAlive()) {
                gaveUp++;
                one.start();
            }
        }
    }

    /** How many ended by themselves. */
    int gaveUp() {
        return gaveUp;
    }

    /** How often a job went on from a checkpoint or savepoint, as the JobManagers of all times have noted. */
    long restores() {
        return jobManager
                .said()
                .lines()
                .filter(line -> line.contains("CheckpointCoordinator - Restoring job"))
                .count();
    }

    private static Path zooKeeperSettings(Path directory, int port) throws IOException {
        return Files.writeString(directory.resolve("zoo.cfg"), """
                tickTime=1000
                initLimit=10
                syncLimit=5
                dataDir=%s
                clientPort=%d
                clientPortAddress=127.0.0.1
                admin.enableServer=false
                server.1=127.0.0.1:%d:%d
                """.formatted(
                        directory.resolve("zookeeper"), port, LoopbackPort.anyFree(), LoopbackPort.anyFree()));
    }

    @Override
    public void close() {
        taskManagers.forEach(Mortal::close);
        jobManager.close();
        zooKeeper.close();
    }
}
