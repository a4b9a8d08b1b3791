package xm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is started as a process, killed with signal 9, and started again as it was. */
public final class Mortal implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path output;
    private final Stays stays = new Stays();
    private final Thread farewell = new Thread(this::kill, "farewell");
    private Process process;

    /** @param output of all of its lives, one after the other */
    public Mortal(List<String> arguments, Map<String, String> environment, Path output) {
        command = new ArrayList<>(List.of(JAVA));
        command.addAll(SMALL);
        command.addAll(arguments);
        this.environment = environment;
        this.output = output;
        // also if whoever runs the trials is ended in their midst
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            stays.came(System.currentTimeMillis());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Says whether it was alive. */
    public synchronized boolean kill() {
        if (!isAlive()) {
            return false;
        }
        process.destroyForcibly();
        process.onExit().join();
        stays.left(System.currentTimeMillis());
        return true;
    }

    /** Asks it to end, and says with which code it does. */
    public synchronized int end(long seconds) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within " + seconds + " s\n" + said());
        }
        stays.left(System.currentTimeMillis());
        return process.exitValue();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What it has used of the processors in this life. */
    public synchronized Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Lets it stand still as it is; only a kill ends it then. */
    public synchronized void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** When it was there. */
    public Stays stays() {
        return stays;
    }

    /** How it ended by itself. */
    public synchronized int exitValue() {
        return process.exitValue();
    }

    public String said() {
        try {
            return Files.exists(output) ? Files.readString(output, UTF_8) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // it runs already
        }
    }

    /** The classes of the tests, with all that the distribution brings. */
    public static String testClasses(Path distribution) {
        return Path.of("target/test-classes") + File.pathSeparator + distribution.resolve("lib") + "/*";
    }
}
