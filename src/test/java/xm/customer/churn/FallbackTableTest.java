package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FallbackTableTest {
    private static final FallbackTable TABLE = new FallbackTable(
            List.of(30.0, 90.0), List.of(1, 3), List.of(List.of(0.5, 0.7, 0.9), List.of(0.1, 0.3, 0.8)));

    @Test
    void looksUpSilenceAndNumberOfPurchases() {
        Purchases twice = Customer.everyDays(1, 2);
        Purchases thrice = Customer.everyDays(1, 3);

        assertThat(TABLE.lost(twice, Days.of(31.9))).isEqualTo(0.5);
        assertThat(TABLE.lost(twice, Days.of(32))).isEqualTo(0.7);
        assertThat(TABLE.lost(twice, Days.of(1000))).isEqualTo(0.9);
        assertThat(TABLE.lost(thrice, Days.of(2))).isEqualTo(0.1);
        assertThat(TABLE.lost(Customer.everyDays(1, 50), Days.of(50 + 90))).isEqualTo(0.8);
    }

    @Test
    void drawsFewCountsTowardsTheShareOfAll() {
        FallbackTable counted =
                FallbackTable.counted(List.of(30.0), List.of(1), new long[][] {{10_000, 0}}, new long[][] {{2_500, 0}});

        assertThat(counted.lost().get(0).get(0)).isCloseTo(0.25, within(1e-3));
        assertThat(counted.lost().get(0).get(1)).isCloseTo(0.25, within(1e-3));
        assertThat(FallbackTable.counted(List.of(), List.of(1), new long[][] {{0}}, new long[][] {{0}})
                        .lost())
                .containsExactly(List.of(0.5));
    }

    @Test
    void poolsStretchesThatWouldLowerTheRisk() {
        FallbackTable counted = FallbackTable.counted(
                List.of(30.0, 60.0, 90.0), List.of(1), new long[][] {{1000, 1000, 1000, 1000}}, new long[][] {
                    {100, 500, 300, 900}
                });

        List<Double> row = counted.lost().get(0);
        assertThat(row.get(1)).isEqualTo(row.get(2)).isCloseTo(0.4, within(0.01));
        assertThat(row.get(0)).isCloseTo(0.1, within(0.01));
        assertThat(row.get(3)).isCloseTo(0.9, within(0.01));
    }

    @Test
    void neverFallsWithSilenceWhateverWasCounted() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[][] customers = new long[3][5];
            long[][] lost = new long[3][5];
            for (int row = 0; row < 3; row++) {
                for (int stretch = 0; stretch < 5; stretch++) {
                    customers[row][stretch] = random.nextInt(50);
                    lost[row][stretch] = random.nextLong(customers[row][stretch] + 1);
                }
            }

            FallbackTable counted =
                    FallbackTable.counted(List.of(1.0, 2.0, 3.0, 4.0), List.of(1, 2, 5), customers, lost);

            assertThat(counted.lost()).as("seed %d", seed).allMatch(FallbackTable::neverFalls);
        }
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(1), List.of(List.of(0.5, 0.4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(1), List.of(List.of(0.5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(2), List.of(List.of(0.5, 0.6))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
