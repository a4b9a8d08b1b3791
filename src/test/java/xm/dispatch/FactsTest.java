package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void tellsSevenFactsInTheOrderInWhichOneAsks() {
        assertThat(Facts.of(States.firing().alert()))
                .extracting(Fact::name, Fact::text)
                .containsExactly(
                        tuple("Promise", "satisfied, version 7"),
                        tuple("Where", "gold, checkout, all channels"),
                        tuple("Now and promised", "73.8 %, promised 88 %"),
                        tuple("How sure", "95 % sure between 69.4 % and 77.8 %, n = 428"),
                        tuple("Since", "2026-11-21T10:00:00Z, detected 2026-11-21T10:06:00Z"),
                        tuple("Who", "about 312 customers, worth 48200 a year"),
                        tuple(
                                "What else",
                                "change release-7 at 2026-11-21T09:57:00Z; 81 % channel mobile, 19 % channel web"));
    }

    @Test
    void tellsValuesInTheUnitOfTheirSignal() {
        assertThat(Amount.of("resolution-time", 7200)).isEqualTo("PT2H");
        assertThat(Amount.of("nps", 31.256)).isEqualTo("31.26");
        assertThat(Amount.of("customer-exceptions", 14)).isEqualTo("14 an hour");
        assertThat(Amount.of("csat", Double.NaN)).isEqualTo("?");
        assertThat(Amount.plain(-0.0001, 2)).isEqualTo("0");
    }
}
