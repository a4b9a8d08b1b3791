package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xm.event.Cell;
import xm.event.CsatScale;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Survey;
import xm.flow.CellReports;
import xm.signal.CellWindow;
import xm.signal.Events;
import xm.signal.RandomWindows;
import xm.signal.Reading;
import xm.signal.StandingChange;
import xm.signal.Tally;

/** From events by way of the signals to the evidence: what is bet on is what was told. */
class PromisedSignalTest {
    private static final Cell CELL = new Cell("gold", "checkout", "web");
    private static final double QUARTER_HOUR = 900;

    @ParameterizedTest
    @EnumSource(
            names = {"RESOLUTION_TIME", "CHURN_RISK", "LOYALTY"},
            mode = EnumSource.Mode.EXCLUDE)
    void theMeanOfTheSampleIsTheValueThatWasTold(PromisedSignal signal) {
        int samples = 0;
        for (long seed = 0; seed < 400; seed++) {
            CellWindow window = window(mostlySensible(new SplittableRandom(seed)));
            Reading told = told(window, signal);
            Sample sample = signal.sample(CellReports.of(window), 0.5).orElse(null);
            if (told == null) {
                assertThat(sample).as("seed %d", seed).isNull();
                continue;
            }
            samples++;

            assertThat(Arrays.stream(sample.weights()).min().orElseThrow()).isGreaterThanOrEqualTo(0);
            assertThat(sample.sum() / sample.size())
                    .as("%s of seed %d", told, seed)
                    .isCloseTo(Math.max(0, signal.unit(told.value())), within(1e-6));
            if (signal.unit(told.value()) >= 0) {
                assertThat(signal.value(sample, 0.5))
                        .as("seed %d", seed)
                        .isCloseTo(told.value(), within(1e-6 * (signal.highest() - signal.lowest())));
            }
            assertThat(signal.judged(sample)).isSameAs(sample);
        }
        assertThat(samples).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RESOLUTION_TIME", "CHURN_RISK", "LOYALTY", "SENTIMENT", "COMPLAINTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void theSampleIsAsLargeAsTheSignal(PromisedSignal signal) {
        for (long seed = 0; seed < 100; seed++) {
            CellWindow window = window(mostlySensible(new SplittableRandom(seed)));
            Reading told = told(window, signal);
            signal.sample(CellReports.of(window), 0.5)
                    .ifPresent(sample -> assertThat(sample.size()).isCloseTo(told.n(), within(1e-9)));
        }
    }

    @Test
    void theShareWithinTheTimeAndThePercentileAreThoseOfTheCases() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Tally tally = new Tally();
            double middle = Math.exp(random.nextDouble(-1, 1)) * QUARTER_HOUR;
            int cases = random.nextInt(1, 400);
            double[] times = new double[cases];
            int within = 0;
            int nearly = 0;
            for (int i = 0; i < cases; i++) {
                double seconds = middle * Math.exp(random.nextDouble(-1.5, 1.5));
                within += seconds <= QUARTER_HOUR ? 1 : 0;
                // whoever lies in one bin with the promise counts as within it
                nearly += seconds <= QUARTER_HOUR * 1.0203 ? 1 : 0;
                times[i] = seconds;
                tally.add(Events.resolution(seconds, null));
            }
            Sample sample = PromisedSignal.RESOLUTION_TIME
                    .sample(CellReports.of(window(tally)), QUARTER_HOUR)
                    .orElseThrow();

            Sample judged = PromisedSignal.RESOLUTION_TIME.judged(sample);

            assertThat(judged.size()).isEqualTo(cases);
            assertThat(judged.weights()[1]).as("seed %d", seed).isBetween((double) within, (double) nearly);
            double quantile = PromisedSignal.RESOLUTION_TIME.value(sample, QUARTER_HOUR);
            assertThat(quantile <= QUARTER_HOUR)
                    .as("seed %d", seed)
                    .isEqualTo(judged.sum() / judged.size() >= PromisedSignal.RESOLUTION_TIME.target(QUARTER_HOUR));
            Arrays.sort(times);
            assertThat(quantile / times[(int) Math.ceil(0.9 * cases) - 1])
                    .as("seed %d", seed)
                    .isBetween(0.938, 1.045);
        }
    }

    /** Far off the promise times are only known to be far off. */
    @Test
    void timesBeyondAllMeasureCountAsTheLongestAndTheShortest() {
        Tally tally = new Tally();
        tally.add(Events.resolution(0.0, null));
        tally.add(Events.resolution(1e9, null));

        Sample sample = PromisedSignal.RESOLUTION_TIME
                .sample(CellReports.of(window(tally)), QUARTER_HOUR)
                .orElseThrow();

        assertThat(sample.weights()[0]).isEqualTo(1);
        assertThat(sample.weights()[sample.weights().length - 1]).isEqualTo(1);
    }

    @Test
    void ofStocksThereIsNoSample() {
        Tally tally = new Tally();
        tally.add(new StandingChange("gold", 0, 1, 0.25, 0.0625, 0, 0, -1, 2));
        CellReport report = CellReports.of(window(tally));

        assertThat(report.signals()).containsOnlyKeys("churn-risk", "loyalty");
        assertThat(PromisedSignal.CHURN_RISK.sample(report, 0.1)).isEmpty();
        assertThat(PromisedSignal.LOYALTY.sample(report, 0.1)).isEmpty();
    }

    @Test
    void numbersWithoutLevelsAreNoEvidence() {
        SignalReport old = new SignalReport(4, 3.5, Map.of("good", 0.75), null, null);
        SignalReport weightless = new SignalReport(4, 0.5, Map.of(), new double[17], null);

        assertThat(PromisedSignal.QOE.sample(report("qoe", old), 4)).isEmpty();
        assertThat(PromisedSignal.SENTIMENT.sample(report("sentiment", weightless), 0))
                .isEmpty();
        assertThat(PromisedSignal.RESOLUTION_TIME.sample(report("resolution-time", old), 4))
                .isEmpty();
    }

    @Test
    void aValueAndHowGoodItIsAreTheSame() {
        for (PromisedSignal signal : PromisedSignal.values()) {
            if (signal.basis() == PromisedSignal.Basis.TIME) {
                continue;
            }
            assertThat(signal.unit(signal.isHighBetter() ? signal.highest() : signal.lowest()))
                    .as(signal.wireName())
                    .isEqualTo(1);
            for (double share = 0; share <= 1; share += 0.125) {
                assertThat(signal.unit(signal.value(share)))
                        .as(signal.wireName())
                        .isCloseTo(share, within(1e-12));
            }
        }
    }

    /** Many of everything, and mentions that carry some weight. */
    private static Tally mostlySensible(SplittableRandom random) {
        Tally tally = random.nextBoolean() ? RandomWindows.tally(random) : new Tally();
        tally.sentiment = null;
        for (int i = random.nextInt(60); i > 0; i--) {
            tally.add(Events.survey(new Survey(
                    new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, random.nextInt(1, 6)),
                    random.nextInt(11),
                    new Survey.Effort(EffortInstrument.NET_EASY, random.nextInt(1, 8)),
                    random.nextInt(1, 8),
                    random.nextInt(3) == 0 ? null : (Integer) random.nextInt(1, 8),
                    random.nextInt(1, 8),
                    null)));
            tally.add(Events.mention(Mention.Intent.DISCUSS, random.nextDouble(-1, 1), random.nextDouble(0.5, 1)));
            tally.addCustomer(1);
        }
        return tally;
    }

    private static CellWindow window(Tally tally) {
        return new CellWindow(CELL, "PT1M", 0, 0, 60_000, 0, tally);
    }

    private static Reading told(CellWindow window, PromisedSignal signal) {
        return window.readings().stream()
                .filter(reading -> reading.signal().equals(signal.wireName()))
                .findAny()
                .orElse(null);
    }

    private static CellReport report(String signal, SignalReport told) {
        return new CellReport(
                CELL.key(), null, 60_000, 0, 60_000, 0, 4, 4, new TreeMap<>(Map.of(signal, told)), List.of());
    }
}
