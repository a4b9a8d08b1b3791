package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpsTest {
    private static final Offset<Double> NEAR = within(1e-9);

    @ParameterizedTest
    @CsvSource({
        "20, 30, 50, 30, 14.051130178761609, 44.20129700570441",
        "0, 0, 10, 100, 47.503551544790206, 100",
        "10, 0, 0, -100, -100, -47.503551544790206",
        "0, 10, 0, 0, -18.465044909058882, 18.465044909058882",
        "400, 300, 300, -10, -15.108782376575475, -4.831397085039684",
    })
    void isPromotersLessDetractorsInPercent(
            int detractors, int passives, int promoters, double value, double low, double high) {
        Nps nps = new Nps();
        for (int i = 0; i < detractors; i++) {
            nps.add(i % 7);
        }
        for (int i = 0; i < passives; i++) {
            nps.add(7 + i % 2);
        }
        for (int i = 0; i < promoters; i++) {
            nps.add(9 + i % 2);
        }

        Reading reading = nps.reading();

        assertThat(reading.n()).isEqualTo(detractors + passives + promoters);
        assertThat(reading.value()).isCloseTo(value, NEAR);
        assertThat(reading.low()).isCloseTo(low, NEAR);
        assertThat(reading.high()).isCloseTo(high, NEAR);
        assertThat(reading.parts())
                .containsEntry("promoters", (long) promoters)
                .containsEntry("detractors", (long) detractors)
                .hasSize(2);
    }

    /** Known of adjusted Wald: three pseudo answers outweigh a single real one. */
    @Test
    void aLonePromoterLiesJustOutsideOfTheInterval() {
        Nps nps = new Nps();
        nps.add(10);

        assertThat(nps.reading().value()).isEqualTo(100);
        assertThat(nps.reading().high()).isCloseTo(98.49864942025202, NEAR);
    }
}
