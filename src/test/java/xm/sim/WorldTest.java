package xm.sim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
    @Test
    void refusesWhatCannotBeLivedIn() {
        World world = World.standard(1);
        assertThatThrownBy(() -> world.withCustomers(0)).hasMessageContaining("use at least 1");
        assertThatThrownBy(() -> world.withEventsPerSecond(0)).hasMessageContaining("use a rate above 0");
        List<SegmentProfile> withoutPlatinum = world.segments().subList(1, 3);
        assertThatThrownBy(() -> new World(1, 100, 1, withoutPlatinum)).hasMessageContaining("make it 1");
    }
}
