package xm.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xm.app.config.DispatchConfig;

class AdviceTest {
    private static final List<String> CHANNELS = List.of("alertmanager", "slack", "webhook");

    private final List<String> lines = new ArrayList<>();
    private final Way there = Way.there(new HopLog(lines::add, () -> 0));
    private final Advice advice = new Advice(
            DispatchConfig.read(Optional.empty(), Map.of(), List.of("--alertmanager.urls=http://127.0.0.1:9093")),
            Duration.ofMinutes(1));

    @Test
    void whereNobodyIsToldTheDispatcherIsToBeLookedAt() {
        advice.onTheWayThere(there, CHANNELS, List.of());
        there.giveUp();
        assertThat(lines)
                .filteredOn(line -> line.contains("did not tell"))
                .hasSize(3)
                .allMatch(line -> line.contains("Look first at xm dispatch: whether it runs"));
    }

    /** With Alertmanager away one was sent to look whether the dispatcher runs, which had told all others. */
    @Test
    void whereOthersAreToldTheChannelIs() {
        advice.onTheWayThere(there, CHANNELS, List.of());
        advice.tried(there, "webhook", true);
        advice.told(there, "slack", true);
        there.giveUp();
        assertThat(lines)
                .anyMatch(line ->
                        line.contains("xm dispatch runs, for it turned to slack, and did not tell alertmanager within"
                                + " 1 min. Look first at the channel: ./xm doctor"))
                .anyMatch(line -> line.contains("xm dispatch tried, and webhook did not say"))
                .noneMatch(line -> line.contains("xm dispatch: whether it runs"));
    }
}
