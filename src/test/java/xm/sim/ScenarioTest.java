package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test
    void namesThoseThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> Scenario.named("earthquake"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scenario 'earthquake' (use one of none, checkout-breaks-on-mobile,"
                        + " call-queue-grows, deliveries-late, source-goes-silent, angry-burst, bad-day)");
    }

    @Test
    void isKnownByItsName() {
        assertThat(Scenario.names())
                .allSatisfy(name -> assertThat(Scenario.named(name).name()).isEqualTo(name));
    }

    @Test
    void nothingHappensInNone() {
        assertThat(Scenario.named("none")
                        .startingAfter(Duration.ofHours(1))
                        .lasting(Duration.ofHours(2))
                        .incidents())
                .isEmpty();
    }

    @Test
    void isOnFromItsStartUntilBeforeItsEnd() {
        Scenario burst = Scenario.named("angry-burst")
                .startingAfter(Duration.ofMinutes(5))
                .lasting(Duration.ofMinutes(10))
                .withIntensity(0.5);
        assertThat(burst.intensity(Trouble.ANGRY_BURST, minutes(5) - 1)).isZero();
        assertThat(burst.intensity(Trouble.ANGRY_BURST, minutes(5))).isEqualTo(0.5);
        assertThat(burst.intensity(Trouble.ANGRY_BURST, minutes(15) - 1)).isEqualTo(0.5);
        assertThat(burst.intensity(Trouble.ANGRY_BURST, minutes(15))).isZero();
        assertThat(burst.intensity(Trouble.DELIVERIES_LATE, minutes(10))).isZero();
    }

    @Test
    void aBadDayKeepsItsOrderWhenItIsMovedAndShortened() {
        Scenario short1 =
                Scenario.named("bad-day").startingAfter(Duration.ofMinutes(1)).lasting(Duration.ofMinutes(41));
        Incident first = short1.incidents().get(0);
        Incident last = short1.incidents().get(5);
        assertThat(first)
                .isEqualTo(new Incident(
                        Trouble.CHECKOUT_BREAKS_ON_MOBILE, Duration.ofMinutes(1), Duration.ofMinutes(4), 1));
        assertThat(last.trouble()).isEqualTo(Trouble.COURIER_SILENT);
        assertThat(last.endsAfter()).isEqualTo(Duration.ofMinutes(42));
    }

    @Test
    void refusesAnIncidentThatCannotBe() {
        assertThatThrownBy(() -> Scenario.named("angry-burst").withIntensity(2)).hasMessageContaining("use 0..1");
        assertThatThrownBy(() -> Scenario.named("angry-burst").startingAfter(Duration.ofMinutes(-1)))
                .hasMessageContaining("after the simulation's start");
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }
}
