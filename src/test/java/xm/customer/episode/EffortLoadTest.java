package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import xm.signal.Vectors;

class EffortLoadTest {
    private static final long HALF_LIFE = Duration.ofDays(14).toMillis();

    @Test
    void keepsToTheReferenceValuesAtAnyTime() throws IOException {
        Vectors.Group loads = Vectors.of("effort").group("load");
        for (JsonNode one : loads.cases()) {
            EffortLoad load = new EffortLoad();
            long at = millis(one.path("at"));
            for (JsonNode points : one.path("events")) {
                if (millis(points.get(0)) <= at) {
                    load.add(points.get(1).asDouble(), millis(points.get(0)), millis(one.path("half_life_s")));
                }
            }

            assertThat(load.at(at, HALF_LIFE))
                    .as("%s", one)
                    .isCloseTo(one.path("load").asDouble(), within(loads.tolerance()));
        }
        assertThat(loads.cases()).hasSize(8);
    }

    @Test
    void isTheSameInWhateverOrderPointsCome() throws IOException {
        Vectors.Group orders = Vectors.of("effort").group("order_independence");
        for (JsonNode one : orders.cases()) {
            EffortLoad load = new EffortLoad();
            for (JsonNode points : one.path("arrival_order")) {
                load.add(points.get(1).asDouble(), millis(points.get(0)), millis(one.path("half_life_s")));
            }

            assertThat(load.timeMillis).isEqualTo(millis(one.path("state_time")));
            assertThat(load.value).as("%s", one).isCloseTo(one.path("state").asDouble(), within(orders.tolerance()));
        }
        assertThat(orders.cases()).hasSize(3);
    }

    @Test
    void knowsWhenItWillHaveFaded() {
        EffortLoad load = new EffortLoad();
        assertThat(load.fadesBelow(0.001, HALF_LIFE)).isEqualTo(Long.MIN_VALUE);

        load.add(1.024, 0, HALF_LIFE);

        long faded = load.fadesBelow(0.001, HALF_LIFE);
        assertThat(faded).isCloseTo(10 * HALF_LIFE, within(2L));
        assertThat(load.at(faded, HALF_LIFE)).isLessThan(0.001);
        assertThat(load.at(faded - 5, HALF_LIFE)).isGreaterThanOrEqualTo(0.001);
    }

    private static long millis(JsonNode seconds) {
        return Math.round(1000 * seconds.asDouble());
    }
}
