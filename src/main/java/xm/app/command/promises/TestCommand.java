package xm.app.command.promises;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.app.command.LocalDecoding;
import xm.app.trial.Trial;
import xm.app.trial.TrialFile;
import xm.app.trial.TrialRun;
import xm.codec.Mistakes;

/** Runs tests of promises: given events, which verdicts and alerts are expected. */
@Command(
        name = "test",
        description = "Runs tests of promises: given events, which verdicts and alerts are expected.",
        footer = {
            "",
            "Every *.yaml of the directory is a test; docs/examples/promise-tests has some to begin with.",
            "Exits with 0 if all pass, 1 if one fails, 2 if a file is wrong."
        },
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of tests, or one test.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Trial> trials = load(files());
        int failed = 0;
        for (Trial trial : trials) {
            long begin = System.nanoTime();
            List<String> failures = TrialRun.failures(trial, LocalDecoding.settings());
            out.printf(
                    "%s  %s (%,d events, %.1f s)%n",
                    failures.isEmpty() ? "pass" : "FAIL",
                    trial.name(),
                    trial.events().size(),
                    (System.nanoTime() - begin) / 1e9);
            failures.forEach(failure -> out.println("      " + failure));
            out.flush();
            failed += failures.isEmpty() ? 0 : 1;
        }
        out.println(failed == 0 ? trials.size() + " passed" : failed + " of " + trials.size() + " failed");
        return failed == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    private List<Path> files() {
        if (Files.isRegularFile(directory)) {
            return List.of(directory);
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> tests = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (tests.isEmpty()) {
                throw Mistakes.of(directory + ": no test is there; a test is a file *.yaml, such as those of"
                        + " docs/examples/promise-tests");
            }
            return tests;
        } catch (IOException e) {
            throw Mistakes.of(directory + ": there is no such directory of tests, or it cannot be read");
        }
    }

    /** All, or the mistakes of all. */
    private static List<Trial> load(List<Path> files) {
        List<Trial> trials = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path file : files) {
            try {
                trials.add(TrialFile.load(file));
            } catch (Mistakes wrong) {
                mistakes.addAll(wrong.sentences());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return trials;
    }
}
