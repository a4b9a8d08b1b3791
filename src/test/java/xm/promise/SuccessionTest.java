package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a new version takes the place of: not the newest that was applied, but what is in force when it begins. */
class SuccessionTest {
    private static final long NOW = 1_000;
    private static final PromiseBook SEVEN = book(7, PromiseBook.ALWAYS);
    private static final PromiseBook EIGHT_NEXT_WEEK = book(8, 5_000);
    private static final BookHistory HISTORY = BookHistory.NONE.with(SEVEN).with(EIGHT_NEXT_WEEK);

    @Test
    void aBookThatBeginsNowTakesThePlaceOfTheOneInForceAndOvertakesTheOneThatWaits() {
        PromiseBook nine = book(9, PromiseBook.ALWAYS);
        Succession succession = Succession.of(HISTORY, nine, NOW);

        assertThat(succession.before()).isEqualTo(SEVEN);
        assertThat(succession.warnings(nine))
                .singleElement()
                .asString()
                .startsWith("version 8 was to be in force from 1970-01-01T00:00:05Z on and never will be: version 9");
    }

    @Test
    void aBookThatBeginsLaterTakesThePlaceOfTheOneThatIsInForceThen() {
        PromiseBook nine = book(9, 6_000);
        Succession succession = Succession.of(HISTORY, nine, NOW);

        assertThat(succession.before()).isEqualTo(EIGHT_NEXT_WEEK);
        assertThat(succession.warnings(nine)).isEmpty();
    }

    @Test
    void theFirstBookTakesThePlaceOfNone() {
        assertThat(Succession.of(BookHistory.NONE, SEVEN, NOW)).isEqualTo(new Succession(null, List.of()));
    }

    private static PromiseBook book(int version, long fromMillis) {
        return new PromiseBook(version, fromMillis, Map.of(), Map.of(), List.of());
    }
}
