package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;

class KafkaOptionsTest {
    private static final List<String> KAFKA = List.of("--kafka.bootstrap=127.0.0.1:1");

    /** {@code xm doctor} without {@code --dispatch} refused them. */
    @Test
    void oneEnvironmentMayServeTheDispatcherToo() {
        KafkaOptions options = new KafkaOptions();
        assertThat(options.read(KAFKA, Map.of("XM_SLACK_WEBHOOK_URL", "https://hooks.slack.example/x"))
                        .kafka()
                        .brokers()
                        .bootstrap())
                .isEqualTo("127.0.0.1:1");
        assertThatThrownBy(() -> options.read(KAFKA, Map.of("XM_SLAK_WEBHOOK_URL", "x")))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("XM_SLAK_WEBHOOK_URL is not a setting");
    }
}
