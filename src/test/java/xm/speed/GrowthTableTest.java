package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTableTest {
    private static final Seen SEEN = new Seen(1_000_000, 200_000, 120_000);
    private static final Trial USUAL = Trial.usual(new Topic("localhost:9092", 1_000_000, Load.USUAL));

    @Test
    void aStepStandsBesideTheFirstOfItsRound() {
        GrowthTable table = new GrowthTable(USUAL, List.of(round(1), round(10), round(3)));
        assertThat(table.of(Growth.STATE)).isEqualTo("""
                | state: CPU s per million, times the first, peak MiB | 200,000 on heap | 200,000 on rocksdb | 2,000,000 on rocksdb |
                |---|---|---|---|
                | signals | 3.00, 1.00, 100 | 9.00, 3.00, 100 | 12.00, 4.00, 100 |
                | cut | 3.00, 1.00, 100 | 9.00, 3.00, 100 | 12.00, 4.00, 100 |
                """);
    }

    @Test
    void aPictureHasALineForEachRowAndSaysWhereItEnds() {
        GrowthTable table = new GrowthTable(USUAL, List.of(round(1), round(10), round(3)));
        assertThat(new GrowthChart(Growth.STATE, table).svg())
                .contains(">signals 4.00<")
                .contains(">cut 4.00<")
                .contains("points=\"80.0,220.0 290.0,100.0 500.0,40.0\"");
    }

    @Test
    void onlyRowsThatWereMeasuredStandInTheTableAndInThePicture() {
        Map<Run, Measured> round = round(1);
        round.keySet().removeIf(run -> run.row() == Row.CUT);
        GrowthTable table = new GrowthTable(USUAL, List.of(round));
        assertThat(table.of(Growth.STATE)).contains("| signals |").doesNotContain("| cut |");
        assertThat(new GrowthChart(Growth.STATE, table).svg())
                .contains(">signals 4.00<")
                .doesNotContain(">cut");
    }

    @Test
    void cellsAndWindowsGrowFromTheLeast() {
        assertThat(Growth.CELLS.steps(USUAL))
                .extracting(step -> step.topic().load().touchpoints())
                .containsExactly(1, 10, 100);
        assertThat(Growth.WINDOW.steps(USUAL)).extracting(Trial::panes).containsExactly(6, 60, 360);
    }

    @Test
    void moreCustomersDoAsMuchEachAndAreWarmedUpByAsManyEvents() {
        List<Trial> steps = Growth.CUSTOMERS.steps(USUAL);
        assertThat(steps).extracting(step -> step.topic().load().customers()).containsExactly(200_000, 2_000_000);
        assertThat(steps).extracting(step -> step.topic().events()).containsExactly(1_000_000L, 10_000_000L);
        assertThat(steps)
                .extracting(step -> step.topic().events() / step.topic().load().eventsASecond())
                .containsExactly(100L, 100L);
        assertThat(steps)
                .extracting(step -> step.warmUps() * step.topic().events())
                .containsExactly(10_000_000L, 10_000_000L);
    }

    /** Of a machine that is as many times slower. */
    private static Map<Run, Measured> round(double times) {
        Map<Run, Measured> round = new HashMap<>();
        for (Row row : Growth.STATE.rows()) {
            round.put(new Run(row, USUAL.warmedUp(10)), new Measured(1, times, 100, SEEN));
            round.put(new Run(row, USUAL.warmedUp(10).on(Backend.ROCKSDB)), new Measured(1, 3 * times, 100, SEEN));
            round.put(
                    new Run(row, USUAL.customersTimes(10).on(Backend.ROCKSDB)), new Measured(1, 40 * times, 100, SEEN));
        }
        return round;
    }
}
