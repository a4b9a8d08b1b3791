package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PurchasesTest {

    @Test
    void mergesPurchasesOfOneDay() {
        Purchases purchases = new Purchases();
        purchases.buy(Days.of(3.2), 10);
        purchases.buy(Days.of(3.9), 10);
        purchases.buy(Days.of(5.1), 10);

        assertThat(purchases.days).isEqualTo(2);
        assertThat(purchases.firstMillis).isEqualTo(Days.of(3));
        assertThat(purchases.lastMillis).isEqualTo(Days.of(5));
    }

    @Test
    void nobodyIsSilentOnTheDayOfAPurchase() {
        Purchases purchases = Customer.everyDays(7, 2);

        assertThat(purchases.repeats()).isEqualTo(1);
        assertThat(purchases.recencyMillis()).isEqualTo(Days.of(7));
        assertThat(purchases.silentMillis(Days.of(7.9))).isZero();
        assertThat(purchases.silentMillis(Days.of(8.5))).isEqualTo(Days.of(0.5));
        assertThat(purchases.ageMillis(Days.of(6))).isEqualTo(Days.of(7));
        assertThat(purchases.ageMillis(Days.of(8.5))).isEqualTo(Days.of(7.5));
    }

    @Test
    void isTheSameInAnyOrderWithinTheDaysRemembered() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] times = LongStream.generate(() -> Days.of(random.nextDouble(-30, 30)))
                    .limit(random.nextInt(1, 40))
                    .toArray();
            TreeSet<Long> days = new TreeSet<>();
            Purchases purchases = new Purchases();
            for (long time : times) {
                purchases.buy(time, 1);
                days.add(Math.floorDiv(time, Days.of(1)));
            }
            Purchases sorted = new Purchases();
            LongStream.of(times).sorted().forEach(time -> sorted.buy(time, 1));

            assertThat(purchases.days).as("seed %d", seed).isEqualTo(days.size());
            assertThat(purchases.firstMillis).isEqualTo(Days.of(days.first()));
            assertThat(purchases.lastMillis).isEqualTo(Days.of(days.last()));
            assertThat(purchases.recentDays).isEqualTo(sorted.recentDays);
            assertThat(purchases.spend).isCloseTo(sorted.spend, within(1e-9));
        }
    }

    @Test
    void countsNoDayOfWhichNobodyRemembersWhetherItWasCounted() {
        Purchases purchases = new Purchases();
        purchases.buy(Days.of(0), 10);
        purchases.buy(Days.of(1000), 10);
        purchases.buy(Days.of(500), 10);

        assertThat(purchases.days).isEqualTo(2);
        assertThat(purchases.spendPerYear(Days.of(1000))).isGreaterThan(12);

        purchases.buy(Days.of(-500), 10);

        assertThat(purchases.days).isEqualTo(3);
        assertThat(purchases.firstMillis).isEqualTo(Days.of(-500));
    }

    @Test
    void estimatesWhatIsSpentInAYear() {
        Purchases purchases = new Purchases();
        for (int week = 0; week < 52 * 10; week++) {
            purchases.buy(Days.of(7.0 * week), 100);
        }

        assertThat(purchases.spendPerYear(Days.of(7 * 52 * 10))).isCloseTo(5200, within(60.0));
        assertThat(purchases.spendPerYear(Days.of(7 * 52 * 10 + 365))).isCloseTo(5200 / Math.E, within(25.0));
    }

    @Test
    void isEmptyUntilSomethingIsBought() {
        Purchases purchases = new Purchases();

        assertThat(purchases.isEmpty()).isTrue();
        assertThat(purchases.spendPerYear(Days.of(1))).isZero();
        purchases.buy(Days.of(-1), 5);
        assertThat(purchases.isEmpty()).isFalse();
        assertThat(purchases.spendPerYear(Days.of(-1))).isEqualTo(5);
    }
}
