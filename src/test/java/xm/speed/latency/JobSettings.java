package xm.speed.latency;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import xm.app.ExperienceSignals;
import xm.app.PromiseWatching;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.Mistakes;

/**
 * What is set of both jobs beside the files that they ship with.
 *
 * @param signals of the job experience-signals, {@code --key=value} each
 * @param watch of the job promise-watch
 */
record JobSettings(List<String> signals, List<String> watch) {
    private static final String OF_SIGNALS = ExperienceSignals.NAME + ':';
    private static final String OF_WATCH = PromiseWatching.NAME + ':';

    /** What {@link #arguments} made. */
    static JobSettings of(List<String> arguments) {
        return new JobSettings(those(arguments, OF_SIGNALS), those(arguments, OF_WATCH));
    }

    private static List<String> those(List<String> arguments, String beginning) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(beginning))
                .map(argument -> argument.substring(beginning.length()))
                .toList();
    }

    /** As arguments of a process. */
    List<String> arguments() {
        return Stream.concat(
                        signals.stream().map(OF_SIGNALS::concat), watch.stream().map(OF_WATCH::concat))
                .toList();
    }

    /** The same, and of both jobs something more. */
    JobSettings with(String... settings) {
        List<String> more = List.of(settings);
        return new JobSettings(
                Stream.concat(signals.stream(), more.stream()).toList(),
                Stream.concat(watch.stream(), more.stream()).toList());
    }

    /** @throws Mistakes where one is no setting of its job, or the measurement would not be what it says */
    void check() {
        List<String> mistakes = Stream.concat(signals.stream(), watch.stream())
                .filter(setting -> setting.matches("--(checkpoint-interval|parallelism|windows|kafka\\..*)=.*"))
                .map(setting ->
                        setting + ": the measurement sets this itself, or both jobs have to agree; leave it out")
                .toList();
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        var unused = List.of(signalsConfig(), watchConfig());
    }

    /** @throws Mistakes where they are no settings of that job */
    JobConfig signalsConfig() {
        return JobConfig.read(file(ExperienceSignals.NAME), Map.of(), signals);
    }

    /** @throws Mistakes where they are no settings of that job */
    PromiseJobConfig watchConfig() {
        return PromiseJobConfig.read(file(PromiseWatching.NAME), Map.of(), watch);
    }

    private static Optional<Path> file(String job) {
        return Optional.of(Path.of("jobs", job, "job.yaml"));
    }
}
