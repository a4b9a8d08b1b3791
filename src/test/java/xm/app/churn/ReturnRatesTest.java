package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.churn.FallbackTable;
import xm.customer.churn.Purchases;

class ReturnRatesTest {
    private static final int YEAR = 365;

    /** One customer in 50 comes back on any day, so after 30 days 0.98^30 = 54.5 % have not. */
    @Test
    void aConstantRateIsFoundInEachCell() {
        SplittableRandom random = new SplittableRandom(1);
        List<History> histories = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            List<Long> days = new ArrayList<>(List.of((long) random.nextInt(100)));
            for (long day = days.get(0) + 1; day < YEAR; day++) {
                if (random.nextInt(50) == 0) {
                    days.add(day);
                }
            }
            histories.add(
                    Population.buyer(days.stream().mapToLong(Long::longValue).toArray()));
        }
        ReturnRates rates = ReturnRates.of(histories, YEAR * Population.DAY);
        for (int purchaseDays : new int[] {1, 2, 5, 12}) {
            for (double silent : new double[] {1, 10, 40}) {
                assertThat(rates.lost(purchaseDays, silent, 30))
                        .as("%d purchase days, silent for %s", purchaseDays, silent)
                        .isCloseTo(Math.pow(0.98, 30), within(0.04));
            }
        }
    }

    @Test
    void theTableHoldsForAnyCustomerAndNeverFallsWithSilence() {
        for (long seed = 0; seed < 10; seed++) {
            FallbackTable table = ReturnRates.of(
                            Population.buying(300, 0.8, 4, 1.2, 3, 200, seed), 200 * Population.DAY)
                    .table(90);
            for (int days = 1; days < 15; days++) {
                Purchases purchases = new Purchases();
                for (int day = 0; day < days; day++) {
                    purchases.buy(day * Population.DAY, 1);
                }
                double before = 0;
                for (long silent = 0; silent < 900; silent++) {
                    double lost = table.lost(purchases, (days - 1 + silent) * Population.DAY);
                    assertThat(lost)
                            .as("seed %d, %d days, silent for %d", seed, days, silent)
                            .isBetween(Math.max(before, 0.001), 0.999);
                    before = lost;
                }
            }
        }
    }

    @Test
    void aFewCustomersAreEnoughForSomeTable() {
        FallbackTable table = ReturnRates.of(List.of(Population.buyer(0, 10), Population.buyer(5)), 30 * Population.DAY)
                .table(90);
        assertThat(table.lost()).allSatisfy(row -> assertThat(row).allMatch(lost -> lost > 0 && lost < 1));
    }

    @Test
    void neighboursThatFallArePutTogether() {
        assertThat(Rising.of(new double[] {1, 3, 2, 5, 0}, new double[] {1, 1, 1, 1, 1}))
                .containsExactly(1, 2.5, 2.5, 2.5, 2.5);
        assertThat(Rising.of(new double[] {4, 1}, new double[] {1, 2})).containsExactly(2, 2);
        assertThat(Rising.of(new double[] {1, 2, 3}, new double[] {1, 1, 1})).containsExactly(1, 2, 3);
    }
}
