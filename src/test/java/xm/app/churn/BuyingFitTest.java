package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import xm.customer.churn.BuyingModel;

class BuyingFitTest {
    private static final int YEAR = 364;

    @Test
    void findsTheParametersThatAPopulationWasDrawnFrom() {
        for (long seed = 1; seed <= 2; seed++) {
            List<History> drawn = Population.buying(6_000, 0.8, 4, 1.2, 3, YEAR, seed);
            BuyingFit fit = BuyingFit.of(BuyingFit.Kind.MBG_NBD, drawn, YEAR * Population.DAY);
            String name = "seed " + seed + ": " + fit.parameters();
            assertThat(fit.problem()).as(name).isEmpty();
            BuyingModel model = fit.model();
            assertThat(model.r()).as(name).isCloseTo(0.8, Percentage.withPercentage(20));
            assertThat(model.r() / model.alpha()).as(name).isCloseTo(0.2, Percentage.withPercentage(10));
            assertThat(model.a() / (model.a() + model.b())).as(name).isCloseTo(1.2 / 4.2, within(0.03));
            assertThat(fit.customers()).isEqualTo(6_000);
        }
    }

    @Test
    void refusesAPopulationInWhichNobodyEverLeaves() {
        List<History> faithful = Population.buying(1_000, 1, 5, 1e-6, 1, YEAR, 3);
        for (BuyingFit.Kind kind : BuyingFit.Kind.values()) {
            assertThat(BuyingFit.of(kind, faithful, YEAR * Population.DAY).problem())
                    .as(kind.toString())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("maximum likelihood"));
        }
    }

    @Test
    void refusesAPopulationOfClockworks() {
        List<History> clockworks = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            long first = random.nextInt(14);
            clockworks.add(Population.buyer(first, first + 14, first + 28, first + 42, first + 56));
        }
        assertThat(BuyingFit.of(BuyingFit.Kind.MBG_NBD, clockworks, 70 * Population.DAY)
                        .problem())
                .isPresent();
    }

    @Test
    void saysHowManyCustomersAreTooFew() {
        List<History> few = Population.buying(150, 0.8, 4, 1.2, 3, YEAR, 5);
        BuyingFit fit = BuyingFit.of(BuyingFit.Kind.MBG_NBD, few, YEAR * Population.DAY);
        assertThat(fit.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("150 customers, ")
                        .contains("too few for a fit (200 and 50 are needed)"));
    }

    @Test
    void whatHappensLaterPlaysNoPart() {
        List<History> drawn = Population.buying(1_000, 0.8, 4, 1.2, 3, YEAR, 6);
        long end = 200 * Population.DAY;
        List<History> cut = drawn.stream()
                .map(history -> new History(
                        history.segment(),
                        history.firstSeenMillis(),
                        java.util.Arrays.stream(history.purchases())
                                .filter(time -> time < end)
                                .toArray(),
                        History.NEVER))
                .toList();
        assertThat(BuyingFit.of(BuyingFit.Kind.BG_NBD, drawn, end).model())
                .isEqualTo(BuyingFit.of(BuyingFit.Kind.BG_NBD, cut, end).model());
        assertThat(ReturnRates.of(drawn, end).table(90))
                .isEqualTo(ReturnRates.of(cut, end).table(90));
    }
}
