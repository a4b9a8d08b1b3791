package xm.app;

import java.io.PrintStream;
import java.util.Arrays;
import xm.codec.Mistakes;

/**
 * Reads a job's settings as the job would at its start, and tells every mistake in a sentence: {@code java -cp
 * experience-monitor-job.jar:lib/* xm.app.SettingsCheck promise-watch --config job.yaml --key=value...}
 *
 * <p>Nothing is started and nothing is connected to. {@code jobs/submit.sh} asks it first, because Flink tells a mistake inside
 * of stack traces and ends with 1. Exit code 0: they are in order; 2: they are not.
 */
public final class SettingsCheck {
    private SettingsCheck() {}

    public static void main(String[] args) {
        System.exit(run(System.err, args));
    }

    static int run(PrintStream err, String... args) {
        try {
            String job = args.length == 0 ? "" : args[0];
            String[] settings = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
            switch (job) {
                case ExperienceSignals.NAME -> ExperienceSignalsJob.read(settings);
                case PromiseWatching.NAME -> PromiseWatchJob.read(settings);
                default ->
                    throw Mistakes.of("'" + job + "' is not one of the jobs: " + ExperienceSignals.NAME + " "
                            + PromiseWatching.NAME);
            }
            return ExitCode.DONE;
        } catch (Mistakes mistakes) {
            mistakes.sentences().forEach(err::println);
            return ExitCode.WRONG_INPUT;
        }
    }
}
