package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.event.Cell;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Stage;
import xm.event.Visit;

class TallyTest {
    private static final Offset<Double> NEAR = within(1e-9);
    private final Tally tally = new Tally();

    @Test
    void saysNothingOfNothing() {
        assertThat(tally.readings(0)).isEmpty();
    }

    @Test
    void keepsOnlyWhatWasCounted() {
        tally.add(Events.csat(5));

        assertThat(tally.csat).isNotNull();
        assertThat(tally)
                .extracting("nps", "statedEffort", "success", "abandonment", "onTime", "sentiment")
                .containsOnlyNulls();
        assertThat(tally.readings(0)).extracting(Reading::signal).containsExactly("csat");
    }

    @Test
    void remembersTheFirstAndTheLastEvent() {
        for (long time : new long[] {5000, -3, 9000, 10}) {
            tally.add(Events.at(Events.csat(5), time, null));
        }

        assertThat(tally.events).isEqualTo(4);
        assertThat(tally.firstMillis).isEqualTo(-3);
        assertThat(tally.lastMillis).isEqualTo(9000);
    }

    @Test
    void countsAbandonedAndFailedVisitsAndAbandonedContacts() {
        for (Visit.Outcome outcome : Visit.Outcome.values()) {
            tally.add(Events.visit(outcome));
        }
        for (Contact.Outcome outcome : Contact.Outcome.values()) {
            tally.add(Events.contact(outcome));
        }
        tally.add(Events.visit(null));
        tally.add(Events.contact(null));

        Reading abandonment = only("abandonment");
        assertThat(abandonment.n()).isEqualTo(7);
        assertThat(abandonment.value()).isCloseTo(3.0 / 7, NEAR);
        assertThat(abandonment.parts()).containsEntry("abandoned", 3L).hasSize(1);
        assertThat(new Interval(abandonment.low(), abandonment.high())).isEqualTo(Intervals.wilson(3, 7));
    }

    @Test
    void countsOnlyDeliveriesOnTimeAsGood() {
        for (Delivery.Status status : Delivery.Status.values()) {
            tally.add(Events.delivery(status));
        }

        assertThat(only("on-time").n()).isEqualTo(3);
        assertThat(only("on-time").parts()).containsEntry("onTime", 1L).hasSize(1);
    }

    /** A customer new to a coarse window is new to the finer ones in it. */
    @Test
    void countsTheCustomersOfEachLevelOnce() {
        tally.addCustomer(1);
        tally.addCustomer(3);
        tally.addCustomer(3);
        tally.addCustomer(2);

        assertThat(tally.customers).containsExactly(1, 1, 2);
        assertThat(List.of(tally.customers(0), tally.customers(1), tally.customers(2), tally.customers(3)))
                .containsExactly(4L, 3L, 2L, 0L);
    }

    @Test
    void measuresComplaintsAgainstTheCustomersOfTheWindow() {
        for (int customer = 0; customer < 40; customer++) {
            tally.addCustomer(customer < 25 ? 2 : 1);
        }
        tally.add(Events.complaint());

        Reading fine = tally.readings(0).get(0);
        Reading coarse = tally.readings(1).get(0);
        assertThat(fine.n()).isEqualTo(40);
        assertThat(fine.value()).isCloseTo(2.5, NEAR);
        assertThat(fine.low()).isCloseTo(17.652455493515262 / 40, NEAR);
        assertThat(fine.high()).isCloseTo(566.4934265758973 / 40, NEAR);
        assertThat(fine.parts()).containsEntry("count", 1L).hasSize(1);
        assertThat(coarse.n()).isEqualTo(25);
        assertThat(coarse.value()).isCloseTo(4, NEAR);
        assertThat(tally.readings(2)).isEmpty();
    }

    @Test
    void knowsThatNobodyComplained() {
        tally.addCustomer(1);

        assertThat(only("complaints").value()).isZero();
        assertThat(only("complaints").low()).isZero();
        assertThat(only("complaints").high()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "checkout, PURCHASE, PURCHASE, purchase",
        "checkout, POST_PURCHASE,, post-purchase",
        "checkout, PURCHASE, REPEAT_PURCHASE, *",
        "checkout,,,",
        "*, PURCHASE, PURCHASE, *",
        "*,,, *",
    })
    void namesTheStageOfTheCell(String touchpoint, Stage one, Stage other, String name) {
        tally.add(Events.at(Events.csat(5), 0, one));
        tally.add(Events.at(Events.csat(5), 0, other));

        Cell cell = new Cell("gold", touchpoint, "*");
        assertThat(new CellWindow(cell, "PT1M", 0, 0, 60_000, 0, tally).stage()).isEqualTo(name);
    }

    private Reading only(String signal) {
        return tally.readings(0).stream()
                .filter(reading -> reading.signal().equals(signal))
                .findAny()
                .orElseThrow();
    }
}
