package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xm.event.Arrival;

class EventDecoderTest {
    private final Examples events = new Examples();

    @Test
    void readsEveryExample() {
        Examples.all().forEach((name, json) -> {
            Arrival arrival = events.decode(json);
            assertThat(arrival.rejection()).as(name).isNull();
            assertThat(arrival.event().kind().wireName()).as(name).isEqualTo(name.split("-")[0]);
            byte[] written = new EventWriter().write(arrival.event());
            assertThat(events.decode(written).event()).as(name).isEqualTo(arrival.event());
        });
    }
}
