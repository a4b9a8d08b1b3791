package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final List<SegmentProfile> SEGMENTS = World.standard(1).segments();
    private static final long HOUR = 3_600_000;

    @Test
    void forgetsHalfOfAFrustrationInSixHours() {
        Customer customer = new Customer("c-000001", SEGMENTS.get(0), 0);
        customer.live(0.2, 0);
        assertThat(customer.frustration(0)).isCloseTo(1.0, within(1e-9));
        assertThat(customer.frustration(6 * HOUR)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void remembersWhatHappenedBefore() {
        Customer customer = new Customer("c-000001", SEGMENTS.get(0), 0);
        customer.live(0.2, 0);
        customer.live(0.2, 6 * HOUR);
        assertThat(customer.frustration(6 * HOUR)).isCloseTo(1.5, within(1e-9));
        customer.live(0.9, 6 * HOUR);
        assertThat(customer.frustration(6 * HOUR)).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void isHarderToPleaseAtEqualServiceTheMoreSheExpects() {
        for (double service = 0.4; service < 0.95; service += 0.1) {
            double platinum = satisfied(SEGMENTS.get(0), service);
            double gold = satisfied(SEGMENTS.get(1), service);
            double basic = satisfied(SEGMENTS.get(2), service);
            assertThat(platinum).as("at service %.1f", service).isLessThan(gold);
            assertThat(gold).as("at service %.1f", service).isLessThan(basic);
        }
    }

    private static double satisfied(SegmentProfile segment, double service) {
        Dice dice = new Dice(new SplittableRandom(3));
        int satisfied = 0;
        for (int i = 0; i < 20_000; i++) {
            double gap = new Customer("c-000001", segment, 0).live(service, 0);
            satisfied += Opinions.satisfaction(gap, 0, dice) >= 4 ? 1 : 0;
        }
        return satisfied / 20_000.0;
    }
}
