package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import xm.io.kafka.Brokers;

class KafkaTroubleTest {
    /** What the parser says quotes what was written, a password among it. */
    @Test
    void namesNothingOfALineOfJaas() {
        Brokers brokers = new Brokers(
                "127.0.0.1:1",
                Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.jaas.config",
                                "org.apache.kafka.common.security.plain.PlainLoginModule required password=my hunter2;"));
        Throwable trouble = catchThrowable(() -> brokers.admin(Duration.ofSeconds(1)));
        assertThat(trouble).isInstanceOf(KafkaException.class);
        assertThat(KafkaTrouble.sentence(brokers, trouble))
                .startsWith(
                        "Kafka at 127.0.0.1:1 is not asked, for sasl.jaas.config in kafka.properties cannot be used")
                .doesNotContain("hunter2");
        Throwable login = new KafkaException("Failed", new LoginException("no module hunter2"));
        assertThat(KafkaTrouble.sentence(brokers, login)).doesNotContain("hunter2");
    }
}
