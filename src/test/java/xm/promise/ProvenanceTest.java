package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.Books.band;
import static xm.promise.Books.book;
import static xm.promise.Books.promise;
import static xm.promise.Books.segment;

import org.junit.jupiter.api.Test;
import xm.event.Cell;

class ProvenanceTest {
    private static final Promise PROMISE =
            promise("satisfied", 0.8, band("high", null, null, 0.88), segment(null, "delivery", null, null));

    @Test
    void saysOfEachNumberWhereItComesFrom() {
        PromiseBook book = book(7, PROMISE);
        assertThat(Provenance.of(book, PROMISE, new Cell("gold", "checkout", "web")))
                .containsExactly(
                        "at least 0.88 from the except at line 21: band high",
                        "falseAlarmEvery P30D from the promise at line 14",
                        "severity ticket from the promise at line 14",
                        "owner cx from the promise at line 14",
                        "escalateAfter PT4H from the promise at line 14",
                        "a customer is worth 400 a year, band high, from segments: gold");
        assertThat(Provenance.of(book, PROMISE, new Cell("gold", "delivery", "web")))
                .containsExactly("off, by the except at line 21: touchpoint delivery");
    }
}
