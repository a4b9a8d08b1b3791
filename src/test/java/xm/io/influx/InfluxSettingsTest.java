package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;

class InfluxSettingsTest {
    @Test
    void theDefaultsAreAsDocumented() {
        InfluxSettings settings =
                InfluxSettings.v2("http://influx:8086", "acme", "experience", InfluxAccess.token("t"));

        assertThat(settings.batching())
                .isEqualTo(new InfluxBatching(5_000, 1_048_576, 1_000, 100_000, 67_108_864, true));
        assertThat(settings.patience()).isEqualTo(new InfluxPatience(5_000, 10_000, 250, 10_000, 300_000, 300_000));
        assertThat(settings.dialect()).isEqualTo(InfluxDialect.V2);
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(InfluxSettings.v2("http://influx:8086", "acme", "experience", InfluxAccess.token("s3cret"))
                        .toString())
                .contains("token ***")
                .doesNotContain("s3cret");
        assertThat(InfluxSettings.v1("http://influx:8086", "experience", InfluxAccess.basic("xm", "s3cret"))
                        .toString())
                .contains("user xm, password ***")
                .doesNotContain("s3cret");
        assertThat(InfluxAccess.token("s3cret").redact("401 unknown token s3cret"))
                .isEqualTo("401 unknown token ***");
    }

    @Test
    void allMistakesAreToldAtOnceAndNoneRepeatsAPassword() {
        assertThatThrownBy(() -> InfluxSettings.v2("http://xm:s3cret@influx:8086", "acme", " ", InfluxAccess.OPEN))
                .isInstanceOfSatisfying(
                        Mistakes.class,
                        mistakes -> assertThat(mistakes.sentences())
                                .containsExactly(
                                        "store url: not of the form http://host:port; user and password do not belong in it",
                                        "store bucket: is missing; name the bucket, or the database of InfluxDB 1"))
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aQueueShorterThanARequestIsAMistake() {
        InfluxSettings settings = InfluxSettings.v1("http://influx:8086", "experience", InfluxAccess.OPEN);

        assertThatThrownBy(() -> settings.with(new InfluxBatching(5_000, 1_000, 1_000, 10, 1_000, true)))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("raise waitingPoints");
    }

    @Test
    void pausesDoubleUpToTheLongestAndLoseAtMostHalf() {
        InfluxPatience patience = InfluxPatience.DEFAULT;

        assertThat(patience.pauseMillis(1, 0, 0)).isEqualTo(250);
        assertThat(patience.pauseMillis(3, 0, 0)).isEqualTo(1_000);
        assertThat(patience.pauseMillis(3, 0, 1)).isEqualTo(500);
        assertThat(patience.pauseMillis(7, 0, 0)).isEqualTo(10_000);
        SplittableRandom random = new SplittableRandom(1);
        for (int failures = 1; failures < 1_000; failures++) {
            assertThat(patience.pauseMillis(failures, 0, random.nextDouble()))
                    .as("failure %d", failures)
                    .isBetween(125L, 10_000L);
        }
    }

    @Test
    void aStoreMayAskForMorePatienceButNotForEver() {
        assertThat(InfluxPatience.DEFAULT.pauseMillis(1, 30_000, 0.5)).isEqualTo(30_000);
        assertThat(InfluxPatience.DEFAULT.pauseMillis(1, 86_400_000, 0.5)).isEqualTo(300_000);
        assertThat(InfluxPatience.DEFAULT.pauseMillis(7, 1_000, 0)).isEqualTo(10_000);
    }
}
