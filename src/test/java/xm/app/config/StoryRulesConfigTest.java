package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;
import xm.customer.StoryRules;
import xm.customer.cases.CaseRules;
import xm.customer.cases.CaseSettings;
import xm.customer.episode.EpisodeRules;
import xm.customer.episode.EpisodeSettings;
import xm.customer.standing.StandingRules;
import xm.customer.standing.StandingSettings;

/** By which rules customers are followed, as the settings of the signals job say it. */
class StoryRulesConfigTest {
    @TempDir
    Path directory;

    @Test
    void readsByWhichRulesStoriesAreTold() throws IOException {
        Path churn = Files.copy(Path.of("docs/examples/churn.yaml"), directory.resolve("churn.yaml"));
        StoryRules rules = read("""
                episodes:
                  join: P3D
                  join-by-topic: {billing: P1D}
                  self-service: PT12H
                  long-wait: PT20M
                cases:
                  targets: {gold: PT8H, mass-market: P2D}
                  warn-at: 0.5
                  reopen: P7D
                customers:
                  value: {gold: 400}
                  valuable-from: 1000
                  valuable-segments: [platinum]
                churn: %s
                """.formatted(churn)).signals().rules();

        EpisodeSettings episodes = EpisodeSettings.DEFAULT;
        StandingSettings standing = StandingSettings.DEFAULT;
        assertThat(rules)
                .usingRecursiveComparison()
                .isEqualTo(new StoryRules(
                        new EpisodeRules(new EpisodeSettings(
                                Duration.ofDays(3).toMillis(),
                                Map.of("billing", Duration.ofDays(1).toMillis()),
                                Duration.ofHours(12).toMillis(),
                                episodes.graceMillis(),
                                Duration.ofMinutes(20).toMillis(),
                                episodes.expectedHandleMillis(),
                                episodes.loadHalfLifeMillis(),
                                episodes.weights())),
                        new CaseRules(new CaseSettings(
                                Map.of("gold", 28_800.0, "mass-market", 172_800.0),
                                0.5,
                                Duration.ofDays(7).toMillis(),
                                CaseSettings.DEFAULT.keepOpenMillis())),
                        new StandingRules(new StandingSettings(
                                standing.moments(),
                                ChurnFile.load(churn).rules(),
                                standing.ladder(),
                                standing.exceptions().valuing(1000, Set.of("platinum")),
                                Map.of("gold", 400.0),
                                standing.memory()))));
    }

    @Test
    void tellsEveryMistakeInTheRulesOfStories() {
        assertThatThrownBy(() -> read("""
                        episodes:
                          join: P1000D
                          join-by-topic:
                            billing: soon
                        cases:
                          targets:
                            gold: PT0S
                          warn-at: 80
                        customers:
                          value:
                            gold: much
                        churn: nowhere.yaml
                        """))
                .isInstanceOfSatisfying(
                        Mistakes.class,
                        mistakes -> assertThat(mistakes.sentences())
                                .containsExactlyInAnyOrder(
                                        "job.yaml:2: episodes.join is 'P1000D'; P90D is the most",
                                        "job.yaml:4: episodes.join-by-topic.billing is 'soon'; an ISO 8601 duration was"
                                                + " expected, such as PT30S, PT15M or P7D",
                                        "job.yaml:7: cases.targets.gold is 'PT0S'; PT1S is the least",
                                        "job.yaml:8: cases.warn-at is '80'; a number from 0 to 1 was expected",
                                        "job.yaml:11: customers.value.gold is 'much'; a number from 0 to 1000000000000 was"
                                                + " expected",
                                        "job.yaml:12: churn: nowhere.yaml: there is no such churn file; xm churn fit makes one"));
    }

    private JobConfig read(String yaml) throws IOException {
        return JobConfig.read(Optional.of(Files.writeString(directory.resolve("job.yaml"), yaml)), Map.of(), List.of());
    }
}
