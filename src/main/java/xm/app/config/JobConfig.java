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
 * @param pseudonymises whether customers have pseudonyms everywhere, not in rejected records alone
 * @param pseudonymKey of the pseudonyms; empty for a new one at each start, which only rejected records can bear
 * @param mapping makes events of the records of the topic; empty where they are events already
 */
public record JobConfig(
        KafkaConfig kafka,
        TimeConfig time,
        SignalSettings signals,
        Duration checkpointInterval,
        OptionalInt parallelism,
        Optional<InfluxSettings> store,
        boolean pseudonymises,
        Optional<Secret> pseudonymKey,
        Optional<Mapping> mapping) {

    /** Fixed from the first release: a job that changes it loses its state. */
    public static final int MAX_PARALLELISM = 720;

    private static final int SHORTEST_KEY = 16;

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
                kafka,
                time,
                signals,
                checkpointInterval,
                parallelism,
                Optional.of(other),
                pseudonymises,
                pseudonymKey,
                mapping);
    }

    /** All that it reads, nothing set. */
    static KnownKeys keys() {
        return Settings.keysOf(JobConfig::from);
    }

    static JobConfig from(Settings settings) {
        boolean pseudonymises = settings.flag("pseudonymise", false);
        return new JobConfig(
                KafkaConfig.read(settings),
                TimeConfig.read(settings),
                signals(settings),
                checkpointInterval(settings),
                parallelism(settings),
                StoreConfig.read(settings),
                pseudonymises,
                pseudonymKey(settings, pseudonymises),
                mapping(settings));
    }

    private static Optional<Secret> pseudonymKey(Settings settings, boolean pseudonymises) {
        Optional<Secret> key = SecretSettings.read(settings, "pseudonym-key");
        if (pseudonymises && key.isEmpty()) {
            settings.reject(
                    "pseudonymise",
                    "it needs a key that stays the same over restarts, or every customer would be somebody new; set"
                            + " pseudonym-key-file, and make the file with: openssl rand -hex 32");
        }
        boolean isGuessable = pseudonymises
                && key.filter(it -> it.value().length() < SHORTEST_KEY).isPresent();
        if (isGuessable) {
            settings.reject(
                    "pseudonymise",
                    "the pseudonym key has fewer than " + SHORTEST_KEY + " characters and could be guessed, and with it"
                            + " every customer; make one with: openssl rand -hex 32");
        }
        return key;
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
