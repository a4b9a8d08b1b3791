package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import xm.embedded.LoopbackPort;
import xm.speed.Backend;

/**
 * A directory like that of an unpacked Flink, whose {@code lib} is Maven's jars: settings, logging, {@code bin/flink}.
 *
 * <p>The servers have only what a cluster has. All else comes with the job jar, or is missing as it would be there.
 */
final class FlinkHome {
    static final int SLOTS_EACH = 2;

    /** What flink-dist and {@code lib} hold, and RocksDB. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(flink-(annotations|core|core-api|metrics-core|shaded-.*|runtime|runtime-web|rpc-core|rpc-akka-loader"
                    + "|streaming-java|datastream|datastream-api|clients|connector-files|connector-datagen|file-sink-common"
                    + "|queryable-state-client-java|hadoop-fs|statebackend-rocksdb|statebackend-common)"
                    + "|frocksdbjni|kryo|reflectasm|objenesis|minlog|snakeyaml-engine"
                    + "|commons-(cli|collections|compress|io|lang3|math3|text)|javassist|async-profiler|jsr305|slf4j-api"
                    + "|snappy-java|log4j-(api|core|slf4j-impl))-[0-9].*(?<!-tests)\\.jar");

    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.util",
            "java.util.concurrent",
            "java.time",
            "java.text",
            "java.net",
            "java.nio",
            "java.lang.reflect",
            "sun.nio.ch");

    final int page = LoopbackPort.anyFree();
    final Path checkpoints;
    final Path savepoints;
    private final Path home;
    private final TaskMemory memory;
    private final Path settings;

    /** @param zooKeeper port of the one that knows who leads, and what runs */
    FlinkHome(Path home, int zooKeeper, TaskMemory memory) throws IOException {
        this.home = home;
        this.memory = memory;
        checkpoints = Files.createDirectories(home.resolve("checkpoints"));
        savepoints = Files.createDirectories(home.resolve("savepoints"));
        Files.createDirectories(home.resolve("tmp"));
        settings = settings("conf", shipped(Backend.HEAP), zooKeeper);
        settings("conf-rocksdb", shipped(Backend.ROCKSDB), zooKeeper);
        script();
    }

    private static String shipped(Backend backend) {
        StringBuilder lines = new StringBuilder();
        backend.shipped().forEach((key, value) -> lines.append(key + ": " + value + "\n"));
        return lines.toString();
    }

    /** Arguments of a JVM that runs a class of Flink, with so much heap. */
    List<String> arguments(String main, int heapMegabytes, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m"));
        arguments.addAll(jvm("log4j.properties"));
        arguments.add(main);
        arguments.addAll(List.of(more));
        return arguments;
    }

    Path settings() {
        return settings;
    }

    /** Settings of a job for whoever submits it, by where it is to keep its state. */
    Path settings(boolean isRocksDb) {
        return isRocksDb ? home.resolve("conf-rocksdb") : settings;
    }

    Path path() {
        return home;
    }

    Path flink() {
        return home.resolve("bin/flink");
    }

    private List<String> jvm(String log) {
        List<String> jvm = new ArrayList<>();
        OPENED.forEach(room -> jvm.add("--add-opens=java.base/" + room + "=ALL-UNNAMED"));
        jvm.add("-Dlog4j2.configurationFile=" + settings.resolve(log));
        jvm.add("-cp");
        jvm.add(classPath());
        return jvm;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> LIBRARY.matcher(new File(jar).getName()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * In trials deaths are noticed in ten seconds at most: on a busy machine less would call the living dead.
     */
    private Path settings(String name, String state, int zooKeeper) throws IOException {
        Path directory = Files.createDirectories(home.resolve(name));
        Files.writeString(
                directory.resolve("config.yaml"),
                state
                        + """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.memory.heap.size: 256m
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: %d
                taskmanager.load-balance.mode: SLOTS
                taskmanager.cpu.cores: 1.0
                taskmanager.memory.task.heap.size: %dm
                taskmanager.memory.task.off-heap.size: 0m
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 64m
                taskmanager.memory.managed.size: %dm
                taskmanager.memory.network.min: 48m
                taskmanager.memory.network.max: 48m
                taskmanager.memory.jvm-metaspace.size: 160m
                taskmanager.memory.jvm-overhead.min: 128m
                taskmanager.memory.jvm-overhead.max: 128m
                heartbeat.interval: 500
                heartbeat.timeout: %d
                restart-strategy.type: exponential-delay
                restart-strategy.exponential-delay.initial-backoff: 500 ms
                restart-strategy.exponential-delay.max-backoff: 4 s
                high-availability.type: zookeeper
                high-availability.storageDir: %s
                high-availability.cluster-id: /trials
                high-availability.zookeeper.quorum: 127.0.0.1:%d
                high-availability.zookeeper.client.session-timeout: %d
                execution.checkpointing.storage: filesystem
                execution.checkpointing.dir: %s
                execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                io.tmp.dirs: %s
                """.formatted(
                                        page,
                                        SLOTS_EACH,
                                        memory.heapMegabytes(),
                                        memory.managedMegabytes(),
                                        memory.heartbeatMillis(),
                                        home.resolve("high-availability").toUri(),
                                        zooKeeper,
                                        memory.heartbeatMillis(),
                                        checkpoints.toUri(),
                                        home.resolve("tmp")));
        log(directory.resolve("log4j.properties"), "INFO");
        log(directory.resolve("log4j-cli.properties"), "ERROR");
        return directory;
    }

    private static void log(Path file, String level) throws IOException {
        Files.writeString(file, """
                rootLogger.level = %s
                rootLogger.appenderRef.console.ref = console
                appender.console.name = console
                appender.console.type = CONSOLE
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %%d{HH:mm:ss.SSS} %%-5p %%c{1} - %%m%%n
                """.formatted(level));
    }

    private void script() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm("log4j-cli.properties"));
        command.add("org.apache.flink.client.cli.CliFrontend");
        Path bin = Files.createDirectories(home.resolve("bin")).resolve("flink");
        String quoted = command.stream().map(word -> '\'' + word + '\'').collect(Collectors.joining(" "));
        Files.writeString(bin, "#!/bin/sh\nexec " + quoted + " \"$@\"\n", UTF_8);
        if (!bin.toFile().setExecutable(true)) {
            throw new IOException(bin + " cannot be made executable");
        }
    }
}
