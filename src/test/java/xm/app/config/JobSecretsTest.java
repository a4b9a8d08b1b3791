package xm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;

/** Secrets of a job come from where nobody else sees them, are good enough for what they are for, and are never printed. */
class JobSecretsTest {
    @Test
    void pseudonymsOfAllCustomersNeedAKeyThatStaysAndCannotBeGuessed() {
        assertThat(mistakes(() -> JobConfig.read(Optional.empty(), Map.of(), List.of("--pseudonymise=true")))
                        .sentences())
                .singleElement()
                .asString()
                .startsWith("--pseudonymise: pseudonymise: it needs a key that stays the same over restarts")
                .contains("pseudonym-key-file");
        assertThat(mistakes(() -> JobConfig.read(
                                Optional.empty(),
                                Map.of("XM_PSEUDONYM_KEY", "fifteen letters"),
                                List.of("--pseudonymise=true")))
                        .sentences())
                .singleElement()
                .asString()
                .contains("fewer than 16 characters")
                .doesNotContain("fifteen");
        assertThat(JobConfig.read(Optional.empty(), Map.of("XM_PSEUDONYM_KEY", "short"), List.of())
                        .pseudonymises())
                .as("what only rejected records use may be short")
                .isFalse();
    }

    @Test
    void printsNoSecret() {
        JobConfig config = JobConfig.read(
                Optional.empty(),
                Map.of(
                        "XM_INFLUX_TOKEN", "hush",
                        "XM_PSEUDONYM_KEY", "hush",
                        "XM_KAFKA_PROPERTIES_SSL_KEY_PASSWORD", "hush"),
                List.of("--influx.url=http://influx:8086"));
        assertThat(config.toString()).doesNotContain("hush").contains("***");
    }

    @Test
    void refusesASecretOnTheCommandLineAndDoesNotRepeatIt() {
        Mistakes mistakes = mistakes(() -> JobConfig.read(
                Optional.empty(),
                Map.of(),
                List.of(
                        "--influx.url=http://influx:8086",
                        "--influx.token=hush",
                        "--pseudonym-key=hush",
                        "--kafka.properties.sasl.jaas.config=org.example.Plain required password='hush';",
                        "--kafka.properties.linger.ms=5")));

        assertThat(mistakes.getMessage()).doesNotContain("hush");
        assertThat(mistakes.sentences())
                .containsExactlyInAnyOrder(
                        "--influx.token: a secret is seen by everybody on the command line; give it as XM_INFLUX_TOKEN in"
                                + " the environment or name a file with influx.token-file",
                        "--pseudonym-key: a secret is seen by everybody on the command line; give it as"
                                + " XM_PSEUDONYM_KEY in the environment or name a file with pseudonym-key-file",
                        "--kafka.properties.sasl.jaas.config: a secret is seen by everybody on the command line; give it"
                                + " as XM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG in the environment or in the file of settings");
    }

    @Test
    void doesNotRepeatASecretThatStandsBehindItsKeyInsteadOfAnEqualsSign() {
        Mistakes mistakes = mistakes(
                () -> JobConfig.read(Optional.empty(), Map.of(), List.of("--influx.token", "s3cret", "s3cret=")));
        assertThat(mistakes.getMessage()).doesNotContain("s3cret");
        assertThat(mistakes.sentences())
                .containsExactly(
                        "--influx.token: a setting is written --key=value, such as --parallelism=4",
                        "an argument without '--': a setting is written --key=value, such as --parallelism=4",
                        "an argument without '--': a setting is written --key=value, such as --parallelism=4");
    }

    private static Mistakes mistakes(ThrowingCallable reading) {
        return catchThrowableOfType(Mistakes.class, reading);
    }
}
