package xm.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job as its users bring it onto a cluster and stop it: {@code jobs/NAME/submit.sh} and {@code flink stop}, each a
 * process of its own.
 */
final class SubmittedJob {
    private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");
    private static final int PATIENCE_SECONDS = 120;

    private final FlinkHome home;
    private final Path submit;
    private final Path settings;
    private final Path savepoints;
    private final List<String> arguments;
    private String id;
    private int parallelism;

    /**
     * @param job its folder in {@code jobs}
     * @param name under which its savepoints are kept
     * @param arguments settings of the job, {@code --key=value} each
     */
    SubmittedJob(FlinkHome home, String job, String name, boolean isRocksDb, List<String> arguments) {
        this.home = home;
        submit = Path.of("jobs", job, "submit.sh").toAbsolutePath();
        settings = home.settings(isRocksDb);
        savepoints = home.savepoints.resolve(name);
        this.arguments = List.copyOf(arguments);
    }

    /** What Flink calls it; another after each stop. */
    String id() {
        return id;
    }

    int parallelism() {
        return parallelism;
    }

    void submit(int subtasks) throws Exception {
        submit(subtasks, List.of());
    }

    /** Goes on from the newest savepoint, with so many subtasks. */
    void resume(int subtasks) throws Exception {
        submit(subtasks, List.of("--resume", savepoints.toString()));
    }

    /** Goes on from a checkpoint that was kept. */
    void resumeFrom(String checkpoint, int subtasks) throws Exception {
        submit(subtasks, List.of("--savepoint", checkpoint));
    }

    private void submit(int subtasks, List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(submit.toString(), "--parallelism", String.valueOf(subtasks)));
        command.addAll(more);
        command.add("--");
        command.addAll(arguments);
        Ran ran = run(command);
        Matcher job = JOB.matcher(ran.said);
        if (ran.code != 0 || !job.find()) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ran.code + "\n" + ran.said);
        }
        id = job.group(1);
        parallelism = subtasks;
    }

    /** Asks for a stop with a savepoint; whether it came about is seen by the state of the job. */
    void stop() throws Exception {
        run(List.of(
                home.flink().toString(),
                "stop",
                "--savepointPath",
                savepoints.toUri().toString(),
                id));
    }

    private record Ran(int code, String said) {}

    private Ran run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(home.path(), "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .putAll(Map.of("FLINK_HOME", home.path().toString(), "FLINK_CONF_DIR", settings.toString()));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(String.join(" ", command) + " did not end within " + PATIENCE_SECONDS + " s\n"
                        + Files.readString(said, UTF_8));
            }
            return new Ran(process.exitValue(), Files.readString(said, UTF_8));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
