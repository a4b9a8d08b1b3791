package xm.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import xm.alert.DeskSettings;
import xm.codec.AlertLinks;
import xm.flow.PromiseSettings;
import xm.io.influx.InfluxSettings;
import xm.promise.watch.WatchSettings;

/**
 * Everything that can be set of the job promise-watch; {@code jobs/promise-watch/job.yaml} shows each key.
 *
 * @param links where an alert can be looked at
 * @param clock how often every cell and the desk are told what time it is
 * @param idleAfter a partition that is silent for so long does not hold up the others, nor one in which windows are only
 *     corrected for so long and a pane
 * @param gather alerts wait until no window of an instant was told for the first time for so long
 * @param parallelism empty for what the cluster says
 * @param store empty when nothing is written to one
 */
public record PromiseJobConfig(
        KafkaConfig kafka,
        PromiseSettings promises,
        AlertLinks links,
        Duration clock,
        Duration idleAfter,
        Duration gather,
        Duration checkpointInterval,
        OptionalInt parallelism,
        Optional<InfluxSettings> store) {

    private static final Duration USUAL_GATHER = Duration.ofSeconds(2);

    /** Windows of one pane may be so far apart even where nothing stalls: they come up to .3 s after its seal (docs/benchmarks.md). */
    private static final Duration LEAST_GATHER = Duration.ofMillis(300);

    /** What holds when nobody sets anything. */
    public static PromiseJobConfig defaults() {
        return read(Optional.empty(), Map.of(), List.of());
    }

    /**
     * Reads a file, if there is one; over it the environment; over that {@code --key=value}.
     *
     * @throws xm.codec.Mistakes with every mistake in any of them
     */
    public static PromiseJobConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(file, environment, overrides);
        PromiseJobConfig config = from(settings);
        settings.complain();
        return config;
    }

    /** The same with another store. */
    public PromiseJobConfig with(InfluxSettings other) {
        return new PromiseJobConfig(
                kafka, promises, links, clock, idleAfter, gather, checkpointInterval, parallelism, Optional.of(other));
    }

    /** All that it reads, nothing set. */
    static KnownKeys keys() {
        return Settings.keysOf(PromiseJobConfig::from);
    }

    static PromiseJobConfig from(Settings settings) {
        Duration idleAfter = settings.duration("idle-after", Duration.ofSeconds(15), Duration.ofSeconds(1));
        return new PromiseJobConfig(
                KafkaConfig.read(settings),
                new PromiseSettings(
                        watch(settings),
                        desk(settings),
                        millis(settings, "first-book-within", PromiseSettings.USUAL_WAIT_MILLIS)),
                new AlertLinks(address(settings, "links.board"), address(settings, "links.dashboard")),
                settings.duration("clock", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(30)),
                idleAfter,
                gather(settings, idleAfter),
                JobConfig.checkpointInterval(settings),
                JobConfig.parallelism(settings),
                StoreConfig.read(settings));
    }

    private static WatchSettings watch(Settings settings) {
        WatchSettings usual = WatchSettings.live(WindowsConfig.read(settings).lengthsMillis());
        return new WatchSettings(
                usual.paneMillis(),
                usual.quarterMillis(),
                usual.hourMillis(),
                millis(settings, "mature-after", usual.matureMillis()),
                millis(settings, "say-every", usual.sayEveryMillis()),
                usual.isRecorded(),
                millis(settings, "told-within", usual.delayMillis()));
    }

    private static DeskSettings desk(Settings settings) {
        DeskSettings usual = DeskSettings.DEFAULT;
        long hold = millis(settings, "alerts.hold", usual.holdMillis());
        long holdAtMost = millis(settings, "alerts.hold-at-most", Math.max(hold, usual.holdAtMostMillis()));
        if (holdAtMost < hold) {
            settings.reject("alerts.hold-at-most", "it is shorter than alerts.hold; make it as long at least");
        }
        return new DeskSettings(
                hold,
                holdAtMost,
                millis(settings, "alerts.join", usual.joinMillis()),
                millis(settings, "alerts.update", usual.updateMillis()),
                millis(settings, "alerts.past-after", usual.replayMillis()),
                millis(settings, "alerts.change-before", usual.changeBeforeMillis()),
                millis(settings, "alerts.change-after", usual.changeAfterMillis()),
                millis(settings, "alerts.scouts", usual.scoutMillis()),
                millis(settings, "alerts.forget", usual.forgetMillis()),
                millis(settings, "alerts.remember", usual.rememberMillis()),
                millis(settings, "alerts.false-burst-every", usual.burstEveryMillis()));
    }

    /** A partition that is idle before would never say that all of an instant is there. */
    private static Duration gather(Settings settings, Duration idleAfter) {
        Duration half = idleAfter.dividedBy(2);
        Duration usual = half.compareTo(USUAL_GATHER) < 0 ? half : USUAL_GATHER;
        Duration gather = settings.duration("alerts.gather", usual, LEAST_GATHER);
        if (gather.compareTo(idleAfter) >= 0) {
            settings.reject(
                    "alerts.gather",
                    "it is " + gather + ", not shorter than idle-after (" + idleAfter
                            + "); make it shorter, or idle-after longer");
        }
        return gather;
    }

    private static String address(Settings settings, String key) {
        String address = settings.text(key).orElse(null);
        if (address != null && !address.matches("https?://[^\\s/].*")) {
            settings.reject(key, "'" + address + "' is no address; write it with http:// or https://");
            return null;
        }
        return address;
    }

    private static long millis(Settings settings, String key, long usualMillis) {
        return settings.duration(key, Duration.ofMillis(usualMillis), Duration.ofSeconds(1))
                .toMillis();
    }
}
