package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ResolutionsTest {
    @Test
    void theTimeIsThe90thPercentileBetweenTheRanksItMayHave() {
        Resolutions resolutions = new Resolutions();
        for (int minutes = 1; minutes <= 100; minutes++) {
            add(resolutions, 60.0 * minutes, null, 1);
        }

        Reading reading = resolutions.timeReading();

        assertThat(reading.signal()).isEqualTo("resolution-time");
        assertThat(reading.n()).isEqualTo(100);
        assertThat(reading.value() / 60).isCloseTo(90, within(0.9));
        assertThat(reading.low() / 60).isCloseTo(84, within(0.84));
        assertThat(reading.high() / 60).isCloseTo(97, within(0.97));
        assertThat(reading.parts().get("p50").doubleValue() / 60).isCloseTo(50, within(0.5));
        assertThat(reading.parts().get("p99").doubleValue() / 60).isCloseTo(99, within(0.99));
        assertThat(resolutions.targetReading()).as("none had a target").isNull();
    }

    @Test
    void fewTimesAreBoundedByTheLowestAndTheHighest() {
        Resolutions one = new Resolutions();
        add(one, 600.0, true, 1);
        assertThat(one.timeReading().low()).isEqualTo(one.timeReading().high());

        Resolutions three = new Resolutions();
        for (double seconds : new double[] {10, 100, 1_000}) {
            add(three, seconds, null, 1);
        }
        assertThat(three.timeReading().low()).isCloseTo(10, within(0.1));
        assertThat(three.timeReading().high()).isCloseTo(1_000, within(10.0));
    }

    @Test
    void inTargetIsAShareOfThoseWithATarget() {
        Resolutions resolutions = new Resolutions();
        add(resolutions, 60.0, true, 1);
        add(resolutions, 60.0, true, 1);
        add(resolutions, 60.0, true, 1);
        add(resolutions, null, false, 1);
        add(resolutions, 9_000.0, null, 1);

        Reading reading = resolutions.targetReading();

        assertThat(reading.signal()).isEqualTo("in-target");
        assertThat(reading.n()).isEqualTo(4);
        assertThat(reading.value()).isEqualTo(0.75);
        assertThat(reading.low()).isEqualTo(Intervals.wilson(3, 4).low());
        assertThat(reading.high()).isEqualTo(Intervals.wilson(3, 4).high());
        assertThat(reading.parts().get("breached")).isEqualTo(1L);
        assertThat(resolutions.timeReading().n()).isEqualTo(4);
    }

    /** The interval promises to hold the true quantile 95 times of 100. */
    @Test
    void theIntervalHoldsTheTrueQuantileAsOftenAsItSays() {
        double truth = -Math.log(0.1) * 3_600;
        int held = 0;
        int trials = 2_000;
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < trials; trial++) {
            Resolutions resolutions = new Resolutions();
            for (int i = 0; i < 150; i++) {
                add(resolutions, -Math.log(1 - random.nextDouble()) * 3_600, null, 1);
            }
            Reading reading = resolutions.timeReading();
            held += reading.low() <= truth * 1.01 && truth * 0.99 <= reading.high() ? 1 : 0;
        }
        assertThat((double) held / trials).isBetween(0.94, 0.985);
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Fact.Resolution> kept = random(random, random.nextInt(20));
            List<Fact.Resolution> takenBack = random(random, random.nextInt(20));
            Resolutions plain = new Resolutions();
            kept.forEach(it -> plain.add(it, 1));

            Resolutions[] parts = {new Resolutions(), new Resolutions(), new Resolutions()};
            kept.forEach(it -> parts[random.nextInt(3)].add(it, 1));
            takenBack.forEach(it -> parts[random.nextInt(3)].add(it, 1));
            takenBack.forEach(it -> parts[random.nextInt(3)].add(it, -1));
            Resolutions sum = new Resolutions();
            Arrays.asList(parts).forEach(sum::merge);

            assertThat(sum).as("seed %d", seed).usingRecursiveComparison().isEqualTo(plain);
            assertThat(sum.timeReading()).as("seed %d", seed).isEqualTo(plain.timeReading());
            assertThat(sum.targetReading()).as("seed %d", seed).isEqualTo(plain.targetReading());
        }
    }

    @Test
    void nothingCountedGivesNoReading() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Resolutions.class);
        Resolutions resolutions = new Resolutions();
        add(resolutions, 60.0, true, 1);
        add(resolutions, 60.0, true, -1);

        assertThat(resolutions.timeReading()).isNull();
        assertThat(resolutions.targetReading()).isNull();
    }

    private static List<Fact.Resolution> random(SplittableRandom random, int count) {
        List<Fact.Resolution> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Double seconds = random.nextInt(4) == 0 ? null : Math.exp(random.nextDouble(-1, 14));
            all.add(new Fact.Resolution(seconds, random.nextInt(3) == 0 ? null : random.nextBoolean()));
        }
        return all;
    }

    private static void add(Resolutions resolutions, Double seconds, Boolean isInTarget, long sign) {
        resolutions.add(new Fact.Resolution(seconds, isInTarget), sign);
    }
}
