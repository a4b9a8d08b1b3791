package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(1), List.of(List.of(0.5, 0.4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(1), List.of(List.of(0.5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FallbackTable(List.of(30.0), List.of(2), List.of(List.of(0.5, 0.6))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
