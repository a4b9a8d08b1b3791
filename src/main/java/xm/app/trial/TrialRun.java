package xm.app.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.util.FileUtils;
import xm.app.backtest.BacktestPlan;
import xm.app.backtest.BacktestRun;
import xm.app.backtest.PromisePlan;
import xm.app.backtest.RecordedWindows;
import xm.codec.DecodeSettings;
import xm.flow.SignalSettings;

/** One test, run: its events through the same operators as in a cluster. */
public final class TrialRun {
    private static final List<String> WINDOWS = List.of("PT15M");
    private static final int BUNDLE_SIZE = 10_000;

    private TrialRun() {}

    /** What is not as expected, a sentence each. */
    public static List<String> failures(Trial trial, DecodeSettings decoding) throws Exception {
        Path home = Files.createTempDirectory("xm-promises-test");
        try {
            Path events = Files.write(home.resolve("events.ndjson"), trial.events());
            BacktestRun.Result result = BacktestRun.run(plan(trial, decoding, events, home), read -> {});
            return trial.failures(Outcome.of(result.promises().get(0), home.resolve("verdicts.ndjson")));
        } finally {
            FileUtils.deleteDirectoryQuietly(home.toFile());
        }
    }

    private static BacktestPlan plan(Trial trial, DecodeSettings decoding, Path events, Path out) {
        RecordedWindows windows = RecordedWindows.of(WINDOWS).judged(trial.pane(), trial.books());
        return new BacktestPlan(
                List.of(events),
                Optional.empty(),
                List.of(),
                until(trial.until()),
                Optional.empty(),
                new SignalSettings(windows.ladder(), SignalSettings.FOR_EVER, SignalSettings.FOR_EVER, BUNDLE_SIZE),
                Set.of(),
                List.of(new PromisePlan("", trial.books(), RecordedWindows.settings(windows.ladder(), trial.pane()))),
                decoding,
                1,
                out);
    }

    /** A backtest leaves out what happens at its end. */
    private static Optional<Instant> until(OptionalLong millis) {
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong() + 1)) : Optional.empty();
    }
}
