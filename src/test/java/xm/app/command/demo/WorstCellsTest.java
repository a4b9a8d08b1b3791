package xm.app.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.app.command.demo.WorstCells.Worse;
import xm.codec.ToldWindow;
import xm.event.Cell;
import xm.signal.Reading;

class WorstCellsTest {
    private final List<ToldWindow> window = new ArrayList<>();

    WorstCellsTest() {
        told(
                "*/*/*",
                reading("csat", 900, 0.80, 0.77, 0.83),
                reading("abandonment", 900, 0.10, 0.08, 0.12),
                reading("nps", 900, 20, 15, 25),
                reading("resolution-time", 90, 600, 500, 700));
    }

    @Test
    void comparesTheGoodEndOfTheIntervalWithEverybody() {
        told("gold/checkout/mobile", reading("csat", 50, 0.50, 0.40, 0.60));
        Worse worse = WorstCells.among(window, 9).get(0);
        assertThat(worse.worseBy()).isEqualTo(0.20, within(1e-12));
        assertThat(worse.everybody()).isEqualTo(0.80);
    }

    @Test
    void ofSignalsWhereLowIsGoodTheGoodEndIsTheLowOne() {
        told("gold/checkout/mobile", reading("abandonment", 50, 0.50, 0.40, 0.60));
        assertThat(WorstCells.among(window, 9).get(0).worseBy()).isEqualTo(0.30, within(1e-12));
    }

    @Test
    void signalsOfDifferentRangesStandBesideEachOther() {
        told("gold/checkout/web", reading("nps", 50, -60, -80, -40));
        told("gold/checkout/mobile", reading("csat", 50, 0.40, 0.30, 0.60));
        told("basic/checkout/web", reading("abandonment", 50, 0.30, 0.25, 0.35));
        assertThat(WorstCells.among(window, 9))
                .extracting(worse -> worse.reading().signal())
                .containsExactly("nps", "csat", "abandonment");
    }

    @Test
    void leavesOutWhatMayBeAsGoodAsEverybody() {
        told("gold/checkout/mobile", reading("csat", 50, 0.70, 0.60, 0.80));
        assertThat(WorstCells.among(window, 9)).isEmpty();
    }

    @Test
    void leavesOutCellsWithFewAnswers() {
        told("gold/checkout/mobile", reading("csat", 29, 0.0, 0.0, 0.1));
        told("gold/checkout/web", reading("csat", 30, 0.0, 0.0, 0.1));
        assertThat(WorstCells.among(window, 9))
                .extracting(worse -> worse.cell().key())
                .containsExactly("gold/checkout/web");
    }

    @Test
    void leavesOutRollUpsAndIndependentObservers() {
        Reading bad = reading("csat", 50, 0.1, 0.05, 0.2);
        told("gold/checkout/*", bad);
        told("gold/*/*", bad);
        told("*/checkout/*", bad);
        told("probe/checkout/web", bad);
        assertThat(WorstCells.among(window, 9)).isEmpty();
    }

    @Test
    void leavesOutSignalsWithoutARange() {
        told("gold/checkout/mobile", reading("resolution-time", 50, 9_000, 8_000, 9_999));
        assertThat(WorstCells.among(window, 9)).isEmpty();
    }

    @Test
    void showsNoMoreThanAskedFor() {
        for (String channel : List.of("web", "mobile", "store")) {
            told("gold/checkout/" + channel, reading("csat", 50, 0.50, 0.40, 0.60));
        }
        assertThat(WorstCells.among(window, 2))
                .extracting(worse -> worse.cell().channel())
                .containsExactly("mobile", "store");
    }

    @Test
    void saysNothingBeforeEverybodyIsTold() {
        assertThat(WorstCells.among(List.of(), 9)).isEmpty();
        assertThat(WorstCells.among(window.subList(1, window.size()), 9)).isEmpty();
    }

    private void told(String cell, Reading... readings) {
        Map<String, Reading> bySignal = new LinkedHashMap<>();
        for (Reading reading : readings) {
            bySignal.put(reading.signal(), reading);
        }
        window.add(new ToldWindow(Cell.ofKey(cell), null, 300_000, 0, 300_000, 0, 1000, 900, List.of(), bySignal));
    }

    private static Reading reading(String signal, long n, double value, double low, double high) {
        return new Reading(signal, n, value, low, high, Map.of());
    }
}
