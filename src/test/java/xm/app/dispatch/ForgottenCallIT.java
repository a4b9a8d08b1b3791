package xm.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why {@code repeat_interval} is as long as the longest mute: Alertmanager forgets whom it called after twice that. */
class ForgottenCallIT extends DispatchScene {
    private static final Duration REPEATED = Duration.ofSeconds(4);

    @Override
    String repeatInterval() {
        return REPEATED.toSeconds() + "s";
    }

    @Test
    void anEndThatWasMutedForLongerThanTwiceTheRepeatIntervalIsHeardByNobody() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing checkout"));
        String silence = silence("checkout");
        List<String> before = called.said("pager");
        say(over("checkout"));
        Instant forgotten = Instant.now().plus(REPEATED.multipliedBy(3));
        soon().until(() -> Instant.now().isAfter(forgotten));

        alertmanager.unsilence(silence);
        awaitResends();
        assertThat(called.said("pager")).isEqualTo(before).doesNotContain("resolved checkout");
    }
}
