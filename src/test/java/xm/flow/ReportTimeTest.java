package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.promise.CellReport;

class ReportTimeTest {
    private final CellReport pane = Reports.pane("gold/checkout/web", 0, 1, 1);
    private final ManualClock clock = new ManualClock();
    private final Said said = new Said();

    /** The other cells' windows of the same end may still be under way. */
    @Test
    void anEndIsReachedWhenNothingMoreIsToldOfIt() {
        ReportTime.Ends time = ends(2_000);
        time.onPeriodicEmit(said);
        assertThat(said.words).isEmpty();

        time.onEvent(pane, 0, said);
        look(time, 1_950);
        assertThat(said.words).containsExactly(pane.endMillis() - 1 + "");

        look(time, 50);
        assertThat(said.words).containsExactly(pane.endMillis() - 1 + "", pane.endMillis() + "");
    }

    /** Who wants to hear of it sooner says so. */
    @Test
    void anEndIsReachedAsSoonAsIsAskedFor() {
        ReportTime.Ends time = ends(300);
        time.onEvent(pane, 0, said);
        look(time, 250);
        assertThat(said.words).containsExactly(pane.endMillis() - 1 + "");

        look(time, 50);
        assertThat(said.words).last().isEqualTo(pane.endMillis() + "");
    }

    /** What came in a pause of the collector is read only after the look that was due then. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 1_500, 1_950})
    void aPauseOfTheTaskIsNoSilence(long before) {
        ReportTime.Ends time = ends(2_000);
        look(time, 500);
        time.onEvent(pane, 0, said);
        look(time, before);
        pause(time);
        time.onEvent(Reports.pane("gold/search/web", 0, 1, 1), 0, said);
        look(time, 1_950);
        assertThat(said.words).containsExactly(pane.endMillis() - 1 + "");

        look(time, 50);
        assertThat(said.words).last().isEqualTo(pane.endMillis() + "");
    }

    @Test
    void aPauseInWhichNothingCameIsOverWithTheNextLook() {
        ReportTime.Ends time = ends(2_000);
        time.onEvent(pane, 0, said);
        look(time, 1_500);
        pause(time);
        assertThat(said.words).containsExactly(pane.endMillis() - 1 + "");

        look(time, 50);
        assertThat(said.words).last().isEqualTo(pane.endMillis() + "");
    }

    /** As where the cluster tells event time each second: then it takes four of them. */
    @Test
    void whoLooksSeldomIsNotAlwaysInAPause() {
        ReportTime.Ends time = ends(500);
        time.onEvent(pane, 0, said);
        for (int look = 1; look <= 4; look++) {
            assertThat(said.words).doesNotContain(pane.endMillis() + "");
            clock.advanceTime(Duration.ofSeconds(1));
            time.onPeriodicEmit(said);
        }
        assertThat(said.words).last().isEqualTo(pane.endMillis() + "");
    }

    /** Flink passes on no time that is earlier; the desk then decides with the next pane. */
    @Test
    void aWindowThatComesAfterItsEndWasToldIsWaitedForToo() {
        ReportTime.Ends time = ends(2_000);
        time.onEvent(pane, 0, said);
        look(time, 2_000);
        time.onEvent(Reports.pane("gold/search/web", 0, 1, 1), 0, said);
        look(time, 50);

        assertThat(said.words)
                .containsExactly(pane.endMillis() - 1 + "", pane.endMillis() + "", pane.endMillis() - 1 + "");
    }

    @Test
    void aCorrectionDoesNotTurnTimeBack() {
        ReportTime.Ends time = ends(2_000);
        CellReport newer = Reports.pane("gold/checkout/web", 5, 1, 1);
        time.onEvent(newer, 0, said);
        time.onEvent(Reports.pane("gold/checkout/web", 0, 1, 1), 0, said);
        time.onPeriodicEmit(said);

        assertThat(said.words).containsExactly(newer.endMillis() - 1 + "");
    }

    /** At 30,000 events a second no two seconds passed without one, and every alert came with the next pane. */
    @Test
    void correctionsOfEarlierWindowsDoNotKeepAnEndOpen() {
        ReportTime.Ends time = ends(2_000);
        CellReport newest = Reports.pane("gold/checkout/web", 5, 1, 1);
        time.onEvent(newest, 0, said);
        for (int second = 0; second < 2; second++) {
            look(time, 1_000);
            time.onEvent(Reports.corrected(Reports.pane("gold/checkout/web", 0, 1, 1), 1 + second), 0, said);
        }

        assertThat(said.words).last().isEqualTo(newest.endMillis() + "");
    }

    /** What is learnt of a customer later changes windows that have just been told, again and again where much comes in. */
    @Test
    void correctionsOfTheNewestWindowsDoNotKeepTheirEndOpen() {
        ReportTime.Ends time = ends(2_000);
        CellReport newest = Reports.pane("gold/checkout/web", 5, 1, 1);
        time.onEvent(newest, 0, said);
        look(time, 1_000);
        CellReport other = Reports.pane("gold/search/web", 5, 1, 1);
        time.onEvent(other, 0, said);
        look(time, 1_000);
        time.onEvent(Reports.corrected(newest, 1), 0, said);
        time.onPeriodicEmit(said);
        assertThat(said.words).as("a second after the other cell's").containsExactly(newest.endMillis() - 1 + "");

        time.onEvent(Reports.corrected(other, 1), 0, said);
        look(time, 1_000);
        assertThat(said.words).last().isEqualTo(newest.endMillis() + "");
    }

    /** As in a night in which what is learnt of the last customers of the evening changes their windows. */
    @Test
    void aPartitionOfCorrectionsAloneHoldsNobodyBack() {
        ReportTime.Ends time = ends(2_000);
        CellReport last = Reports.pane("gold/checkout/web", 0, 1, 1);
        time.onEvent(last, 0, said);
        look(time, 50_000);
        time.onEvent(Reports.corrected(last, 1), 0, said);
        time.onPeriodicEmit(said);
        clock.advanceTime(Duration.ofSeconds(10));
        time.onPeriodicEmit(said);
        time.onEvent(Reports.corrected(last, 2), 0, said);
        time.onPeriodicEmit(said);
        assertThat(said.words).containsExactly(last.endMillis() - 1 + "", last.endMillis() + "", "idle");

        CellReport next = Reports.pane("gold/checkout/web", 40, 1, 1);
        time.onEvent(next, 0, said);
        time.onPeriodicEmit(said);
        assertThat(said.words).last().isEqualTo(next.endMillis() - 1 + "");
    }

    @Test
    void correctionsFromTheStartAreSilenceOnlyAfterAWhile() {
        clock.advanceTime(Duration.ofDays(1));
        ReportTime.Ends time = ends(2_000);
        clock.advanceTime(Duration.ofSeconds(59));
        time.onPeriodicEmit(said);
        assertThat(said.words).isEmpty();

        clock.advanceTime(Duration.ofSeconds(1));
        time.onPeriodicEmit(said);
        assertThat(said.words).containsExactly("idle");
    }

    /** Silence of the whole partition counts sooner: a minute here, where corrections alone take one and a pane. */
    @Test
    void aSilentPartitionIsIdleAndOneOfCorrectionsAPaneLater() {
        WatermarkGenerator<CellReport> silent = live();
        WatermarkGenerator<CellReport> corrected = live();
        CellReport last = Reports.pane("gold/checkout/web", 0, 1, 1);
        Said saidOfCorrected = new Said();
        silent.onEvent(last, 0, said);
        corrected.onEvent(last, 0, saidOfCorrected);
        for (int second = 0; second < 75; second++) {
            silent.onPeriodicEmit(said);
            corrected.onEvent(Reports.corrected(last, 1 + second), 0, saidOfCorrected);
            corrected.onPeriodicEmit(saidOfCorrected);
            clock.advanceTime(Duration.ofSeconds(1));
            if (second == 65) {
                assertThat(said.words).last().isEqualTo("idle");
                assertThat(saidOfCorrected.words).last().isEqualTo(last.endMillis() + "");
            }
        }
        assertThat(saidOfCorrected.words).last().isEqualTo("idle");
    }

    private ReportTime.Ends ends(long gatherMillis) {
        return new ReportTime.Ends(clock, 60_000, gatherMillis);
    }

    /** As the collector makes one: the look that was due comes late, and before what came meanwhile. */
    private void pause(ReportTime.Ends time) {
        clock.advanceTime(Duration.ofSeconds(5));
        time.onPeriodicEmit(said);
    }

    /** Lets time pass, and looks as often as the job does. */
    private void look(ReportTime.Ends time, long millis) {
        for (long passed = 0; passed < millis; passed += 50) {
            clock.advanceTime(Duration.ofMillis(50));
            time.onPeriodicEmit(said);
        }
    }

    private WatermarkGenerator<CellReport> live() {
        return ReportTime.live(Duration.ofMinutes(1), Reports.PANE, Duration.ofSeconds(2))
                .createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        return new UnregisteredMetricsGroup();
                    }

                    @Override
                    public RelativeClock getInputActivityClock() {
                        return clock;
                    }
                });
    }

    /** The end of time would count as soon as the windows fall idle. */
    @Test
    void booksAndTicksAreIdleFromTheStart() {
        var time = ReportTime.<Long>none().createWatermarkGenerator(null);
        time.onEvent(1L, 1, said);
        time.onPeriodicEmit(said);

        assertThat(said.words).containsExactly("idle");
    }

    /** What is said again at once is one word. */
    private static final class Said implements WatermarkOutput {
        private final List<String> words = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            say(watermark.getTimestamp() + "");
        }

        @Override
        public void markIdle() {
            say("idle");
        }

        @Override
        public void markActive() {
            say("active");
        }

        private void say(String word) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals(word)) {
                words.add(word);
            }
        }
    }
}
