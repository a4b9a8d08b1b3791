package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.codec.PromiseBookFile;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.speed.Load;
import xm.speed.Traffic;

class DropsTest {
    private static final long TIME = 1_000_000;
    private static final int MANY = 200_000;

    @Test
    void nothingChangesBeforeTheFirst() {
        Drops drops = new Drops(TIME + 1, 0);
        assertThat(events().limit(10_000))
                .allSatisfy(event -> assertThat(drops.at(event)).isEqualTo(event));
    }

    @Test
    void inTheEndOneSignalIsBadAtEachOfThem() {
        Drops drops = new Drops(TIME, 0);
        Set<String> bad = new HashSet<>();
        events().forEach(event -> signals(event, drops.at(event))
                .forEach(signal -> bad.add(signal + ' ' + event.segment() + ' ' + event.touchpoint())));
        assertThat(bad).hasSize(Drops.COUNT);
        assertThat(bad.stream().map(one -> one.substring(one.indexOf(' '))).distinct())
                .hasSize(Drops.COUNT);
    }

    @Test
    void cellsOfOnePromiseHaveNeitherSegmentNorTouchpointInCommon() {
        Drops drops = new Drops(TIME, 0);
        Set<String> segments = new HashSet<>();
        Set<String> touchpoints = new HashSet<>();
        events().filter(event -> signals(event, drops.at(event)).contains("csat"))
                .forEach(event -> {
                    segments.add(event.segment());
                    touchpoints.add(event.touchpoint());
                });
        assertThat(segments).hasSize(4);
        assertThat(touchpoints).hasSize(4);
    }

    @Test
    void theyComeOneAfterTheOther() {
        for (int begun = 1; begun <= Drops.COUNT; begun++) {
            Drops drops = new Drops(TIME - 10 * (begun - 1), 10);
            Set<String> cells = new HashSet<>();
            events().filter(event -> !drops.at(event).equals(event))
                    .forEach(event -> cells.add(event.segment() + ' ' + event.touchpoint()));
            assertThat(cells).hasSize(begun);
        }
    }

    @Test
    void theBookIsABook() {
        assertThat(PromiseBookFile.parse("drops", Drops.BOOK).promises()).hasSize(3);
    }

    private static Stream<Touchpoint> events() {
        return LongStream.range(0, MANY).mapToObj(number -> Traffic.event(number, Load.USUAL, TIME));
    }

    private static Set<String> signals(Touchpoint before, Touchpoint after) {
        Set<String> signals = new HashSet<>();
        Survey was = before.survey();
        if (was != null && was.csat() != null && was.csat() != after.survey().csat()) {
            signals.add("csat");
        }
        if (was != null && !was.nps().equals(after.survey().nps())) {
            signals.add("nps");
        }
        if (was != null && was.effort() != after.survey().effort()) {
            signals.add("effort");
        }
        return signals;
    }
}
