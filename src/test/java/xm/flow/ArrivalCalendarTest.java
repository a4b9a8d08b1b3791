package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;

class ArrivalCalendarTest {
    private static final long NOW = 1_764_000_000_000L;

    private final ArrivalCalendar calendar = new ArrivalCalendar();
    private final List<String> seen = new ArrayList<>();

    @Test
    void arrivalsAreTakenByTimeAndCustomerInTheOrderInWhichTheyCame() throws Exception {
        keep("c-2", "e-1", NOW + 250);
        keep("c-1", "e-2", NOW + 70);
        keep("c-2", "e-3", NOW);
        keep("c-1", "e-4", NOW + 30);
        keep("c-1", "e-5", NOW + 100);

        calendar.takeUntil(NOW + 98, this::see);
        assertThat(seen).isEmpty();

        calendar.takeUntil(NOW + 298, this::see);
        assertThat(seen).containsExactly("c-1 [e-2, e-4] +99", "c-2 [e-3] +99", "c-1 [e-5] +199");

        calendar.takeUntil(Long.MAX_VALUE, this::see);
        calendar.takeUntil(Long.MAX_VALUE, this::see);
        assertThat(seen).hasSize(4).endsWith("c-2 [e-1] +299");
    }

    @Test
    void thoseOfOneCustomerCanBeTakenBefore() throws Exception {
        keep("c-1", "e-1", NOW + 199);
        keep("c-2", "e-2", NOW + 99);
        keep("c-1", "e-3", NOW + 99);

        calendar.takeOf("c-1", this::see);
        assertThat(seen).containsExactly("c-1 [e-3] +99", "c-1 [e-1] +199");

        calendar.takeUntil(Long.MAX_VALUE, this::see);
        assertThat(seen).hasSize(3).endsWith("c-2 [e-2] +99");
    }

    @Test
    void whatIsLateOrFarAheadIsNotKept() {
        long horizon = ArrivalCalendar.HORIZON_MILLIS;

        assertThat(isKept(NOW, NOW + 98)).isTrue();
        assertThat(isKept(NOW, NOW + 99)).isFalse();
        assertThat(isKept(NOW + horizon - 1, NOW - 1)).isTrue();
        assertThat(isKept(NOW + horizon, NOW - 1)).isFalse();
        assertThat(isKept(NOW, Long.MIN_VALUE)).as("time has not begun").isFalse();
        assertThat(isKept(NOW, Long.MIN_VALUE + 1)).as("a recording").isFalse();
    }

    /** Where partitions are read apart, a minute may hold more than a heap. */
    @Test
    void itHoldsSoMuchAndHasRoomAgainWhenAGrainIsTaken() throws Exception {
        int kept = fill(NOW);
        assertThat(kept).isBetween(10_000, ArrivalCalendar.MOST_BYTES / 30);

        calendar.takeUntil(NOW + 99, this::see);

        assertThat(seen).hasSize(kept);
        assertThat(fill(NOW + 200)).isEqualTo(kept);
    }

    @Test
    void itHasRoomAgainWhenThoseOfOneCustomerAreTaken() throws Exception {
        fill(NOW);
        calendar.takeOf("c-1", this::see);

        assertThat(isKept(NOW, NOW - 1)).isTrue();
        assertThat(isKept(NOW, NOW - 1)).isFalse();
    }

    private int fill(long timeMillis) {
        int kept = 0;
        while (calendar.keepsUntilDue("c-" + kept, arrival("c-" + kept, "e-" + kept, timeMillis), timeMillis - 1)) {
            kept++;
        }
        return kept;
    }

    /** A guest account that does all there is to do in a grain. */
    @Test
    void itHoldsSoMuchOfOneKey() throws Exception {
        int kept = 0;
        while (calendar.keepsUntilDue("c-1", arrival("c-1", "e-" + kept, NOW), NOW - 1)) {
            kept++;
        }
        assertThat(kept).isBetween(100, ArrivalCalendar.MOST_BYTES_OF_KEY / 30);
        keep("c-2", "e-1", NOW);

        calendar.takeUntil(NOW + 99, this::see);
        assertThat(seen).hasSize(2).last().isEqualTo("c-2 [e-1] +99");
        assertThat(seen.get(0)).startsWith("c-1 [e-0, e-1, ").endsWith("e-" + (kept - 1) + "] +99");
    }

    private void keep(String key, String id, long timeMillis) {
        assertThat(calendar.keepsUntilDue(key, arrival(key, id, timeMillis), NOW))
                .isTrue();
    }

    private boolean isKept(long timeMillis, long watermark) {
        return calendar.keepsUntilDue("c-1", arrival("c-1", "e-1", timeMillis), watermark);
    }

    private static Arrival arrival(String key, String id, long timeMillis) {
        return event(id, key, timeMillis).csat(4).arrival();
    }

    private void see(String key, List<Arrival> arrivals) {
        List<String> ids = arrivals.stream().map(one -> one.event().id()).toList();
        seen.add(key + " " + ids + " +" + (ArrivalCalendar.dueMillis(arrivals.get(0)) - NOW));
    }
}
