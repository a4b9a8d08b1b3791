package xm.signal.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTest {
    private static final EModel DEFAULT = new EModel(Line.DEFAULT);

    @Test
    void ratesADefaultLineAsPublished() {
        double rating = DEFAULT.rating(EModel.Delay.oneWay(0), 0);

        assertThat(rating).isCloseTo(93.206208, within(5e-7));
        assertThat(RFactor.opinion(rating)).isCloseTo(4.4094, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"0, 93.20620772", "50, 91.75616119", "150, 89.53913197", "200, 85.80471816", "400, 62.24682668"})
    void ratesDelayWithItsEcho(double oneWayMillis, double rating) {
        assertThat(DEFAULT.rating(EModel.Delay.oneWay(oneWayMillis), 0)).isCloseTo(rating, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58"})
    void givesTheOpinionsPrintedForItsCategories(double rating, double opinion) {
        assertThat(RFactor.opinion(rating)).isCloseTo(opinion, within(0.007));
    }

    @Test
    void holdsOpinionsWithinTheirRange() {
        assertThat(RFactor.opinion(-10)).isEqualTo(1);
        assertThat(RFactor.opinion(3.2)).isEqualTo(1);
        assertThat(RFactor.opinion(100)).isEqualTo(4.5);
        assertThat(RFactor.opinion(148)).isEqualTo(4.5);
    }

    @Test
    void neverThinksLessOfAHigherRating() {
        double before = 1;
        for (double rating = -20; rating < 120; rating += 0.01) {
            double opinion = RFactor.opinion(rating);
            assertThat(opinion).as("R %s", rating).isBetween(before, 4.5);
            before = opinion;
        }
    }

    @Test
    void findsTheRatingOfAnOpinion() {
        for (double rating = 7; rating <= 100; rating += 0.5) {
            // the published inverse rounds its constants
            assertThat(RFactor.of(RFactor.opinion(rating))).isCloseTo(rating, within(0.03));
        }
        assertThat(RFactor.of(0)).isEqualTo(RFactor.of(1));
        assertThat(RFactor.of(5)).isEqualTo(RFactor.of(4.5));
    }

    /** From the delay of the quickest codec on; also on lines that are not default: with sidetone too strong or too weak, bad echo, noise. */
    @Test
    void neverRatesMoreDelayBetter() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EModel model = seed == 0 ? DEFAULT : new EModel(line(random));
            double before = Double.POSITIVE_INFINITY;
            for (double millis = 10; millis < 2e9; millis = millis * (1 + random.nextDouble()) + random.nextDouble()) {
                double rating = model.rating(EModel.Delay.oneWay(millis), 0);
                // sidetone gains next to nothing from an echo that leaves it
                assertThat(rating).as("seed %d, %s ms", seed, millis).isLessThanOrEqualTo(before + 1e-5);
                before = rating;
            }
        }
    }

    /** Where talker echo begins, far below the delay of any codec, the published formula gains a tenth. */
    @Test
    void stepsUpOnceAsPublishedAtOneMillisecond() {
        double below = DEFAULT.rating(EModel.Delay.oneWay(Math.nextDown(1.0)), 0);
        double from = DEFAULT.rating(EModel.Delay.oneWay(1), 0);

        assertThat(from - below).isCloseTo(0.109, within(5e-4));
        assertThat(Codec.values()).allMatch(codec -> codec.delayMillis >= 10);
    }

    private static Line line(SplittableRandom random) {
        return new Line(
                8,
                2,
                random.nextDouble(10, 20),
                3,
                3,
                random.nextDouble(50, 65),
                random.nextDouble(60, 110),
                random.nextInt(1, 15),
                random.nextDouble(-80, -50),
                -64,
                random.nextDouble(35, 60),
                random.nextDouble(35, 60),
                100,
                1,
                0);
    }
}
