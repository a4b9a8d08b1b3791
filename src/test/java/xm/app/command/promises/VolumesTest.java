package xm.app.command.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.event.Cell;

class VolumesTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Cell GOLD = new Cell("gold", "*", "*");

    private final Volumes volumes = new Volumes();

    @Test
    void countsTheHoursOfTheLastDayBeforeTheNewest() {
        for (int hour = 0; hour < 40; hour++) {
            add("gold", hour * 60, 60, 0, hour < 16 ? 1000 : 10);
        }
        assertThat(volumes.measured()).isEqualTo(Duration.ofHours(24));
        assertThat(volumes.newestMillis())
                .isEqualTo(START.plus(Duration.ofHours(40)).toEpochMilli());
        assertThat(volumes.perDay()).containsExactly(Map.entry(GOLD, Map.of("csat", 240.0)));
    }

    @Test
    void countsAWindowThatIsToldAgainAsItWasToldLast() {
        add("gold", 0, 60, 0, 10);
        add("gold", 0, 60, 3, 11);
        add("gold", 0, 60, 1, 13);
        assertThat(volumes.perDay().get(GOLD).get("csat")).isCloseTo(13 * 24, within(1e-9));
    }

    @Test
    void prefersTheLongestWindowsOfAtMostAnHour() {
        add("gold", 0, 1, 0, 7);
        add("gold", 0, 15, 0, 10);
        add("gold", 1, 1, 0, 7);
        add("gold", 0, 24 * 60, 0, 1000);
        assertThat(volumes.perDay().get(GOLD).get("csat")).isCloseTo(960, within(1e-9));
        add("gold", 0, 60, 0, 50);
        assertThat(volumes.perDay().get(GOLD).get("csat")).isCloseTo(1200, within(1e-9));
    }

    @Test
    void oneWindowOverAllIsEnough() {
        add("gold", 0, 10 * 24 * 60, 0, 1000);
        assertThat(volumes.perDay().get(GOLD).get("csat")).isCloseTo(100, within(1e-9));
        assertThat(volumes.signals()).containsExactly(Map.entry(GOLD, Set.of("csat")));
    }

    @Test
    void whatIsNoSignalRecordIsPassedOver() {
        for (String bad : new String[] {"", "nonsense", "[]", "{}", "{\"cell\":{}}", "null"}) {
            volumes.add(bad.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(volumes.isEmpty()).isTrue();
        assertThat(volumes.measured()).isZero();
    }

    private void add(String segment, int minute, int minutes, int revision, int answers) {
        Instant start = START.plus(Duration.ofMinutes(minute));
        volumes.add("""
                {"cell":{"segment":"%s","touchpoint":"*","channel":"*"},"window":"%s","start":"%s","end":"%s",\
                "revision":%d,"events":9,"signals":{"csat":{"n":%d,"value":0.9,"low":0.8,"high":0.95}}}""".formatted(
                        segment,
                        Duration.ofMinutes(minutes),
                        start,
                        start.plus(Duration.ofMinutes(minutes)),
                        revision,
                        answers)
                .getBytes(StandardCharsets.UTF_8));
    }
}
