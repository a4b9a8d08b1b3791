package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.customer.churn.ChurnBase;

class ContractFitTest {
    private static final long PERIOD = 365 * Population.DAY;

    /** Of 1,000 customers, how many were left after each of seven years; Fader and Hardie 2007, table 1. */
    private static final int[] HIGH_END = {1_000, 869, 743, 653, 593, 551, 517, 491};

    private static final int[] REGULAR = {1_000, 631, 468, 382, 326, 289, 262, 241};

    @Test
    void findsThePublishedParametersOfTwoSegments() {
        ContractFit highEnd = fit(HIGH_END);
        assertThat(highEnd.problem()).isEmpty();
        assertThat(highEnd.contract().alpha()).isCloseTo(0.668, within(0.001));
        assertThat(highEnd.contract().beta()).isCloseTo(3.806, within(0.005));
        assertThat(highEnd.logLikelihood()).isCloseTo(-1611.2, within(0.05));
        ContractFit regular = fit(REGULAR);
        assertThat(regular.contract().alpha()).isCloseTo(0.704, within(0.001));
        assertThat(regular.contract().beta()).isCloseTo(1.182, within(0.002));
        assertThat(regular.logLikelihood()).isCloseTo(-1680.3, within(0.05));
    }

    @Test
    void tooFewCancellationsGiveTheMeanRateOfAll() {
        List<History> contracts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // nine of them leave after 50 days
            contracts.add(Population.contract("gold", 0, i < 9 ? 50 : -1));
        }
        ContractFit fit = ContractFit.of(contracts, 100 * Population.DAY, 30 * Population.DAY);
        assertThat(fit.problem())
                .contains("100 customers with 9 cancellations are too few for a fit (100 and 30 are needed)");
        assertThat(fit.base(30 * Population.DAY, 90 * Population.DAY))
                .isInstanceOfSatisfying(
                        ChurnBase.Prior.class,
                        prior -> assertThat(prior.risk()).isCloseTo(1 - Math.exp(-10.0 / 9_551 * 90), within(1e-12)));
    }

    @Test
    void aContractThatEndsLaterIsStillThere() {
        List<History> contracts = List.of(Population.contract("gold", 0, 50), Population.contract("gold", 0, 150));
        ContractFit fit = ContractFit.of(contracts, 100 * Population.DAY, 30 * Population.DAY);
        assertThat(fit.cancellations()).isEqualTo(1);
    }

    private static ContractFit fit(int[] left) {
        List<History> contracts = new ArrayList<>();
        int years = left.length - 1;
        for (int year = 0; year < years; year++) {
            for (int i = left[year + 1]; i < left[year]; i++) {
                contracts.add(Population.contract("gold", 0, year * 365L + 100));
            }
        }
        for (int i = 0; i < left[years]; i++) {
            contracts.add(Population.contract("gold", 0, -1));
        }
        return ContractFit.of(contracts, years * PERIOD, PERIOD);
    }
}
