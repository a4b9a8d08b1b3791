package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.Mortal;

/** What {@code xm backtest} says of a recording: the truth that a job is held against. */
final class Backtest {
    static final String WINDOWS = "PT1M,PT15M,PT1H,P1D";

    private Backtest() {}

    /** Runs it in a process of its own, and returns when its files are in a directory. */
    static void run(Recording recording, Instant until, Path out, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx768m",
                "-jar",
                Arena.DISTRIBUTION.resolve("experience-monitor.jar").toString(),
                "backtest",
                "--events",
                recording.file().toString(),
                "--segments",
                recording.segmentsFile().toString(),
                "--windows",
                WINDOWS,
                "--until",
                until.toString(),
                "--out",
                out.toString()));
        command.addAll(List.of(more));
        Files.createDirectories(out);
        try (Mortal backtest = new Mortal(command, Map.of(), out.resolve("backtest.log"))) {
            backtest.start();
            await("backtest").atMost(Arena.PATIENCE).until(() -> !backtest.isAlive());
            assertThat(backtest.exitValue()).as(backtest.said()).isZero();
        }
    }
}
