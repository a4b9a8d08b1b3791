package xm.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import xm.codec.Mistakes;
import xm.codec.mapping.MappedDecoder;
import xm.codec.mapping.Mapping;
import xm.flow.SignalSettings;
import xm.io.influx.InfluxSettings;
import xm.signal.WindowLadder;

/**
 * Everything that can be set of the job experience-signals; {@code jobs/experience-signals/job.yaml} shows each key.
 *
 * @param parallelism empty for what the cluster says
 * @param store empty when nothing is written to one
 * @param pseudonymKey with which customers in rejected records are replaced; empty for a new one at each start
 * @param mapping makes events of the records of the topic; empty where they are events already
 */
public record JobConfig(
        KafkaConfig kafka,
        TimeConfig time,
        SignalSettings signals,
        Duration checkpointInterval,
        OptionalInt parallelism,
        Optional<InfluxSettings> store,
        Optional<Secret> pseudonymKey,
        Optional<Mapping> mapping) {

    /** Fixed from the first release: a job that changes it loses its state. */
    public static final int MAX_PARALLELISM = 720;

    private static final SignalSettings DEFAULT_SIGNALS = new SignalSettings(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            10_000);

    /** What holds when nobody sets anything. */
    public static JobConfig defaults() {
        return read(Optional.empty(), Map.of(), List.of());
    }

    /**
     * Reads a file, if there is one; over it the environment; over that {@code --key=value}.
     *
     * @throws xm.codec.Mistakes with every mistake in any of them
     */
    public static JobConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(file, environment, overrides);
        JobConfig config = from(settings);
        settings.complain();
        return config;
    }

    /** The same with another store. */
    public JobConfig with(InfluxSettings other) {
        return new JobConfig(
                kafka, time, signals, checkpointInterval, parallelism, Optional.of(other), pseudonymKey, mapping);
    }

    /** All that it reads, nothing set. */
    static KnownKeys keys() {
        return Settings.keysOf(JobConfig::from);
    }

    static JobConfig from(Settings settings) {
        return new JobConfig(
                KafkaConfig.read(settings),
                TimeConfig.read(settings),
                signals(settings),
                checkpointInterval(settings),
                parallelism(settings),
                StoreConfig.read(settings),
                settings.secret("pseudonym-key"),
                mapping(settings));
    }

    private static Optional<Mapping> mapping(Settings settings) {
        return settings.text("mapping").flatMap(file -> {
            try {
                Mapping mapping = Mapping.load(Path.of(file));
                MappedDecoder.checkTopic(mapping);
                return Optional.of(mapping);
            } catch (Mistakes mistakes) {
                mistakes.sentences().forEach(sentence -> settings.reject("mapping", sentence));
                return Optional.empty();
            }
        });
    }

    private static SignalSettings signals(Settings settings) {
        return new SignalSettings(
                WindowsConfig.read(settings),
                millis(settings, "allowed-lateness", DEFAULT_SIGNALS.allowedLatenessMillis()),
                millis(settings, "customer-memory", DEFAULT_SIGNALS.customerMemoryMillis()),
                settings.wholeNumber("bundle-size", DEFAULT_SIGNALS.bundleSize(), 1, 1_000_000),
                StoryConfig.read(settings),
                false);
    }

    private static long millis(Settings settings, String key, long fallbackMillis) {
        return settings.duration(key, Duration.ofMillis(fallbackMillis), Duration.ZERO)
                .toMillis();
    }

    static Duration checkpointInterval(Settings settings) {
        return settings.duration("checkpoint-interval", Duration.ofSeconds(10), Duration.ofMillis(100));
    }

    static OptionalInt parallelism(Settings settings) {
        int given = settings.wholeNumber("parallelism", 0, 1, MAX_PARALLELISM);
        return given == 0 ? OptionalInt.empty() : OptionalInt.of(given);
    }
}
