package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {

    @Test
    void isTheSameInAnyOrderWhereFloatingPointIsNot() {
        double[] values = {1, 1e-16, 1e-16, 0.1, 0.2, 0.3, -1};
        ExactSum forth = new ExactSum();
        ExactSum back = new ExactSum();
        double plainForth = 0;
        double plainBack = 0;
        for (int i = 0; i < values.length; i++) {
            forth.add(values[i]);
            plainForth += values[i];
            back.add(values[values.length - 1 - i]);
            plainBack += values[values.length - 1 - i];
        }

        assertThat(plainForth).isNotEqualTo(plainBack);
        assertThat(forth).usingRecursiveComparison().isEqualTo(back);
        assertThat(forth.value()).isEqualTo(back.value());
    }

    @Test
    void isWithinHalfAPartOfTheTruthForEachNumber() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ExactSum sum = new ExactSum();
            BigDecimal truth = BigDecimal.ZERO;
            int count = 1000;
            for (int i = 0; i < count; i++) {
                double value = random.nextDouble(-1, 1);
                sum.add(value);
                truth = truth.add(new BigDecimal(value));
            }

            assertThat(sum.value()).as("seed %d", seed).isCloseTo(truth.doubleValue(), within(count * 0x1p-53));
        }
    }

    @Test
    void holdsTheWholeAndItsOppositeExactly() {
        ExactSum sum = new ExactSum();
        sum.add(1);
        sum.add(1);
        sum.add(-1);
        sum.add(-0.5);

        assertThat(sum.value()).isEqualTo(0.5);
    }

    @Test
    void doesNotOverflowInTenThousandMillionAdditions() {
        for (double value : new double[] {1, -1, 1 - 0x1p-52, -0x1p-52}) {
            ExactSum sum = new ExactSum();
            sum.add(value);
            double count = 1;
            while (count < 1e10) {
                ExactSum same = new ExactSum();
                same.merge(sum);
                sum.merge(same);
                count *= 2;
            }

            assertThat(sum.value()).isEqualTo(value * count);
        }
    }
}
