package xm.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.app.config.DispatchConfig;
import xm.io.channel.OutboxSettings;
import xm.promise.Severity;

/** An end that comes while an alert is muted is swallowed by Alertmanager, and heard when it is told once more after that. */
class SwallowedEndIT extends DispatchScene {
    private static final Duration ENDED_FOR = Duration.ofMinutes(2);

    @Override
    DispatchConfig settings() {
        DispatchConfig usual = super.settings();
        OutboxSettings words = usual.outbox();
        return new DispatchConfig(
                usual.brokers(),
                usual.topics(),
                new OutboxSettings(
                        words.maxAgeMillis(), words.forgetMillis(), ENDED_FOR.toMillis(), words.lookMillis()),
                usual.canary(),
                usual.alertmanager(),
                usual.pagerDuty(),
                usual.slack(),
                usual.webhook(),
                usual.metricsHost(),
                usual.metricsPort());
    }

    /** The touchpoint's incident stayed open for ever. */
    @Test
    void anEndUnderAnInhibitionIsHeardWhenTheSegmentRecovers() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        say(at("*").promise("satisfied-overall"));
        soon().until(() -> called.said("pager"), said -> said.contains("firing *"));
        say(over("checkout"));
        awaitResends();
        assertThat(called.said("pager")).doesNotContain("resolved checkout");

        say(over("*").promise("satisfied-overall"));
        soon().until(() -> called.said("pager"), said -> said.contains("resolved checkout"));
        soon().until(() -> called.said("pager"), said -> said.contains("resolved *"));
        awaitResends();
        assertThat(called.said("pager"))
                .as("however often an end is told, it is heard once")
                .containsExactlyInAnyOrder("firing checkout", "firing *", "resolved *", "resolved checkout");
    }

    @Test
    void anEndUnderASilenceIsHeardAfterIt() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        String id = silence("checkout");
        say(over("checkout"));
        awaitResends();
        assertThat(called.said("pager")).doesNotContain("resolved checkout");

        alertmanager.unsilence(id);
        soon().until(() -> called.said("pager"), List.of("firing checkout", "resolved checkout")::equals);
    }

    /** Another severity is another alert there, so nothing else would end the page. */
    @Test
    void theEndOfAPageUnderASilenceIsHeardThoughATicketOfTheSameBeganMeanwhile() throws Exception {
        start();
        say(at("checkout"));
        soon().until(() -> called.said("pager"), List.of("firing checkout")::equals);
        String id = silence("checkout");
        say(over("checkout"));
        say(at("checkout").life("0000000000000002").revision(9).severity(Severity.TICKET));
        awaitResends();
        assertThat(called.said("pager")).doesNotContain("resolved checkout");

        alertmanager.unsilence(id);
        soon().until(() -> called.said("pager"), List.of("firing checkout", "resolved checkout")::equals);
        soon().until(() -> called.said("ticket"), List.of("firing checkout")::equals);
        awaitResends();
        assertThat(called.said("ticket")).containsExactly("firing checkout");
    }

    /** What it costs that ends are told for long: a message of the same group names them again, and none is sent for them. */
    @Test
    void anEndThatWasHeardMakesNoMessageOfItsOwn() throws Exception {
        start();
        say(at("checkout").severity(Severity.TICKET));
        say(at("delivery").severity(Severity.TICKET));
        soon().until(() -> called.said("ticket"), said -> said.contains("firing checkout"));
        soon().until(() -> called.said("ticket"), said -> said.contains("firing delivery"));
        say(over("checkout").severity(Severity.TICKET));
        soon().until(() -> called.said("ticket"), said -> said.contains("resolved checkout"));
        int messages = called.notifications().size();
        awaitResends();
        assertThat(called.notifications()).hasSize(messages);
        say(at("basket").severity(Severity.TICKET));
        soon().until(() -> called.said("ticket"), said -> said.contains("firing basket"));
        awaitResends();
        assertThat(called.notifications()).hasSize(messages + 1);
    }
}
