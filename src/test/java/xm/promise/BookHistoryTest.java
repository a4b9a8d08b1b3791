package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.Books.book;

import org.junit.jupiter.api.Test;

class BookHistoryTest {
    @Test
    void eachVersionIsInForceFromItsTimeUntilTheNextOne() {
        BookHistory history = BookHistory.NONE.with(book(1, 100)).with(book(2, 200));
        assertThat(history.at(99)).isNull();
        assertThat(history.at(100).version()).isEqualTo(1);
        assertThat(history.at(199).version()).isEqualTo(1);
        assertThat(history.at(200).version()).isEqualTo(2);
    }

    @Test
    void aBookWithoutATimeIsInForceForAllTime() {
        assertThat(BookHistory.NONE.with(book(3)).at(Long.MIN_VALUE).version()).isEqualTo(3);
    }

    @Test
    void aVersionThatIsNotNewerAddsNothing() {
        BookHistory history = BookHistory.NONE.with(book(5, 100));
        assertThat(history.with(book(5, 50))).isSameAs(history);
        assertThat(history.with(book(4, 50))).isSameAs(history);
        assertThat(history.with(book(6, 50)).newest().version()).isEqualTo(6);
    }

    @Test
    void ofThoseThatHaveBegunTheHighestIsInForce() {
        BookHistory history =
                BookHistory.NONE.with(book(1, 0)).with(book(2, 300)).with(book(3, 100));
        assertThat(history.at(50).version()).isEqualTo(1);
        assertThat(history.at(300).version()).as("the second never began").isEqualTo(3);
    }

    @Test
    void nothingIsInForceWithoutAVersion() {
        assertThat(BookHistory.NONE.isEmpty()).isTrue();
        assertThat(BookHistory.NONE.at(0)).isNull();
    }
}
