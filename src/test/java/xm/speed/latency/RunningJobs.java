package xm.speed.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import xm.embedded.LoopbackPort;
import xm.speed.Backend;
import xm.speed.Jvm;

/** The process of both jobs, as whoever started it sees it. */
final class RunningJobs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final JobsPage page;

    private RunningJobs(Process process, Path log, JobsPage page) {
        this.process = process;
        this.log = log;
        this.page = page;
    }

    /** Starts them, and returns when all their parts are at work. */
    static RunningJobs start(Path place, List<String> java, Backend state, JobSettings settings) throws IOException {
        int port = LoopbackPort.anyFree();
        Path log = place.resolve("jobs.log");
        List<String> arguments =
                new ArrayList<>(List.of(place.resolve("flink").toString(), String.valueOf(port), state.name()));
        arguments.addAll(settings.arguments());
        Process process = new Jvm(place).start(JobsProcess.class, java, log, arguments.toArray(String[]::new));
        RunningJobs jobs = new RunningJobs(process, log, new JobsPage("http://" + LoopbackPort.HOST + ":" + port));
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> jobs.isOver() || jobs.page.areRunning());
        jobs.check();
        return jobs;
    }

    /** What the process has used of the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** @throws IllegalStateException if they are not what they were at the start: then nothing was measured */
    JobsPage.Checkpoints checkpoints() throws IOException {
        check();
        JobsPage.Checkpoints checkpoints = page.checkpoints();
        if (checkpoints.restored() > 0 || !page.areRunning()) {
            throw new IllegalStateException("a job failed while it was measured:\n" + said());
        }
        return checkpoints;
    }

    /** Lets them end, and says how much memory they held at most. */
    long endWithPeakMib() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        String said = said();
        return said.lines()
                .filter(line -> line.startsWith(JobsProcess.PEAK))
                .mapToLong(line -> Long.parseLong(line.substring(JobsProcess.PEAK.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the jobs ended without a word on memory:\n" + said));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean isOver() {
        return !process.isAlive();
    }

    private void check() throws IOException {
        if (isOver()) {
            throw new IllegalStateException("the jobs have ended:\n" + said());
        }
    }

    private String said() throws IOException {
        return Files.readString(log);
    }
}
