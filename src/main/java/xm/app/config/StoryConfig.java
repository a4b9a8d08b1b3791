package xm.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;
import xm.customer.StoryRules;
import xm.customer.cases.CaseRules;
import xm.customer.cases.CaseSettings;
import xm.customer.churn.ChurnRules;
import xm.customer.episode.EpisodeRules;
import xm.customer.episode.EpisodeSettings;
import xm.customer.standing.ExceptionRules;
import xm.customer.standing.StandingRules;
import xm.customer.standing.StandingSettings;

/** Reads by which rules customers' stories are told: what belongs together, what is promised, who is worth what. */
final class StoryConfig {
    private static final Duration LONGEST_JOIN = Duration.ofDays(90);
    private static final double MOST_MONEY = 1e12;

    private StoryConfig() {}

    static StoryRules read(Settings settings) {
        return new StoryRules(episodes(settings), cases(settings), standing(settings));
    }

    private static EpisodeRules episodes(Settings settings) {
        EpisodeSettings usual = EpisodeSettings.DEFAULT;
        return new EpisodeRules(new EpisodeSettings(
                millis(settings, "episodes.join", usual.joinMillis(), LONGEST_JOIN),
                settings.durations("episodes.join-by-topic", LONGEST_JOIN).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, topic -> topic.getValue().toMillis())),
                millis(settings, "episodes.self-service", usual.claimMillis(), LONGEST_JOIN),
                usual.graceMillis(),
                millis(settings, "episodes.long-wait", usual.longWaitMillis(), LONGEST_JOIN),
                usual.expectedHandleMillis(),
                usual.loadHalfLifeMillis(),
                usual.weights()));
    }

    private static CaseRules cases(Settings settings) {
        CaseSettings usual = CaseSettings.DEFAULT;
        Map<String, Double> targets = new TreeMap<>();
        settings.durations("cases.targets", Settings.LONGEST)
                .forEach((segment, target) -> targets.put(segment, target.toMillis() / 1000.0));
        return new CaseRules(new CaseSettings(
                targets,
                settings.decimal("cases.warn-at", usual.warnAt(), 0, 1),
                millis(settings, "cases.reopen", usual.reopenMillis(), Settings.LONGEST),
                usual.keepOpenMillis()));
    }

    private static StandingRules standing(Settings settings) {
        StandingSettings usual = StandingSettings.DEFAULT;
        ExceptionRules exceptions = usual.exceptions();
        return new StandingRules(new StandingSettings(
                usual.moments(),
                churn(settings),
                usual.ladder(),
                exceptions.valuing(
                        settings.decimal("customers.valuable-from", exceptions.valuable(), 0, MOST_MONEY),
                        Set.copyOf(settings.list("customers.valuable-segments", List.of()))),
                settings.decimals("customers.value", 0, MOST_MONEY),
                usual.memory()));
    }

    private static ChurnRules churn(Settings settings) {
        return settings.text("churn")
                .map(file -> {
                    try {
                        return ChurnFile.load(Path.of(file)).rules();
                    } catch (Mistakes mistakes) {
                        mistakes.sentences().forEach(sentence -> settings.reject("churn", sentence));
                        return ChurnRules.DEFAULT;
                    }
                })
                .orElse(ChurnRules.DEFAULT);
    }

    private static long millis(Settings settings, String key, long usualMillis, Duration most) {
        return settings.duration(key, Duration.ofMillis(usualMillis), Duration.ZERO, most)
                .toMillis();
    }
}
