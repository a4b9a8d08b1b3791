package xm.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.io.influx.InfluxSettings;

/**
 * What a job connects to, by its settings, all of which are read.
 *
 * <p>They are those of promise-watch where more keys are named that only this job has than such that only
 * experience-signals has, else those of experience-signals.
 *
 * @param store empty when nothing is written to one
 */
public record ConnectionsConfig(KafkaConfig kafka, Optional<InfluxSettings> store) {

    /**
     * Reads a file, if there is one; over it the environment; over that {@code --key=value}.
     *
     * @throws xm.codec.Mistakes with every mistake in any of them, as the job would tell them
     */
    public static ConnectionsConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(file, environment, overrides);
        ConnectionsConfig config =
                isOfPromiseWatch(settings) ? of(PromiseJobConfig.from(settings)) : of(JobConfig.from(settings));
        settings.complain();
        return config;
    }

    private static ConnectionsConfig of(JobConfig config) {
        return new ConnectionsConfig(config.kafka(), config.store());
    }

    private static ConnectionsConfig of(PromiseJobConfig config) {
        return new ConnectionsConfig(config.kafka(), config.store());
    }

    private static long ofOneAlone(Settings settings, KnownKeys one, KnownKeys other) {
        return settings.given().stream()
                .filter(key -> one.has(key) && !other.has(key))
                .count();
    }

    private static boolean isOfPromiseWatch(Settings settings) {
        KnownKeys signals = JobConfig.keys();
        KnownKeys promises = PromiseJobConfig.keys();
        return ofOneAlone(settings, promises, signals) > ofOneAlone(settings, signals, promises);
    }
}
