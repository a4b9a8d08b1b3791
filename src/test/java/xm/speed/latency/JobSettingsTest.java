package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;

class JobSettingsTest {
    private static final JobSettings SOONER =
            new JobSettings(List.of("--out-of-orderness=PT0.5S"), List.of("--alerts.gather=PT0.3S"));

    @Test
    void eachJobIsToldWhatIsItsOwnAndBothWhatIsOfBoth() {
        JobSettings settings = SOONER.with("--checkpoint-interval=PT7S");

        assertThat(settings.signalsConfig().time().outOfOrderness()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.signalsConfig().checkpointInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.watchConfig().gather()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.watchConfig().checkpointInterval()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void travelsToTheProcessOfTheJobs() {
        JobSettings settings = SOONER.with("--kafka.bootstrap=127.0.0.1:9093");

        assertThat(JobSettings.of(settings.arguments())).isEqualTo(settings);
    }

    @Test
    void whatTheMeasurementSetsItselfIsRefused() {
        JobSettings settings = new JobSettings(
                List.of("--checkpoint-interval=PT1M", "--out-of-orderness=PT1S"), List.of("--kafka.topic-prefix=a."));

        assertThatCode(SOONER::check).doesNotThrowAnyException();
        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(
                        Mistakes.class,
                        mistakes -> assertThat(mistakes.sentences())
                                .satisfiesExactly(
                                        first -> assertThat(first).startsWith("--checkpoint-interval=PT1M: "),
                                        second -> assertThat(second).startsWith("--kafka.topic-prefix=a.: ")));
    }

    @Test
    void whatIsNoSettingOfThatJobIsRefused() {
        JobSettings exchanged = new JobSettings(SOONER.watch(), SOONER.signals());

        assertThatThrownBy(exchanged::signalsConfig)
                .isInstanceOf(Mistakes.class)
                .hasMessageStartingWith("--alerts.gather: alerts.gather is not a setting");
        assertThatThrownBy(exchanged::watchConfig)
                .isInstanceOf(Mistakes.class)
                .hasMessageStartingWith("--out-of-orderness: out-of-orderness is not a setting");
    }
}
