package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xm.customer.CustomerMemory;
import xm.customer.Moment;
import xm.customer.MomentKind;

class WaitingTest {
    private final Waiting waiting = new Waiting();

    @Test
    void momentsAreTakenInOrderOfTimeHoweverTheyCame() {
        waiting.add(moment(3_000), 3_999);
        waiting.add(moment(1_000), 1_999);
        waiting.add(moment(2_000), 2_999);
        assertThat(waiting.dueMillis).isEqualTo(1_999);

        assertThat(waiting.take().timeMillis()).isEqualTo(1_000);
        assertThat(waiting.dueMillis).isEqualTo(2_999);
        assertThat(waiting.take().timeMillis()).isEqualTo(2_000);
        assertThat(waiting.take().timeMillis()).isEqualTo(3_000);
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(waiting.dueMillis).isEqualTo(CustomerMemory.NEVER);
    }

    /** A release that let moments wait for their pane kept some that wait for long: they hold up none that came since. */
    @Test
    void aMomentThatWaitsLongerThanALaterOneIsDueWithIt() {
        waiting.add(moment(5_000), 9_999);
        waiting.add(moment(2_000), 2_999);
        waiting.add(moment(6_000), 6_999);

        assertThat(waiting.take().timeMillis()).isEqualTo(2_000);
        assertThat(waiting.dueMillis).isEqualTo(6_999);
    }

    private static Moment moment(long timeMillis) {
        return new Moment(timeMillis, MomentKind.COMPLAINT, 1, "gold", "shop", "case-1");
    }
}
