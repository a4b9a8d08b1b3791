package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestTest {
    private final Newest order = new Newest();

    @Test
    void withinALifeTheHigherRevisionIsNewer() {
        assertThat(isNews(States.firing().revision(2))).isTrue();
        assertThat(isNews(States.firing().revision(2))).isFalse();
        assertThat(isNews(States.firing().revision(1))).isFalse();
        assertThat(isNews(States.firing().revision(3))).isTrue();
    }

    @Test
    void aLateFiringRevisionIsOldAfterTheEnd() {
        assertThat(isNews(States.resolved().revision(9))).isTrue();
        assertThat(isNews(States.firing().revision(8))).isFalse();
        assertThat(isNews(States.firing().revision(9))).isFalse();
    }

    @Test
    void anEndIsNewerThanAnyFiringStateOfItsLife() {
        isNews(States.firing().revision(9));
        assertThat(isNews(States.resolved().revision(2))).isTrue();
    }

    @Test
    void aLifeNeverSeenIsNewerEvenIfItCountsFromOne() {
        isNews(States.resolved().revision(9).life("first"));
        assertThat(isNews(States.firing().revision(1).life("second"))).isTrue();
    }

    @Test
    void aLifeThatWasFollowedByAnotherNeverComesBack() {
        isNews(States.firing().revision(3).life("first"));
        isNews(States.firing().revision(5).life("second"));
        assertThat(isNews(States.firing().revision(8).life("first"))).isFalse();
        assertThat(isNews(States.resolved().revision(9).life("first"))).isFalse();
    }

    /** All lives were remembered, for as long as the process lived. */
    @Test
    void onlySoManyLivesOfAnAlertAreRemembered() {
        for (int life = 0; life <= Newest.LIVES_REMEMBERED + 1; life++) {
            assertThat(isNews(States.firing().life("life-" + life))).isTrue();
        }
        assertThat(isNews(States.firing().revision(9).life("life-1"))).isFalse();
        assertThat(isNews(States.firing().revision(9).life("life-0"))).isTrue();
    }

    @Test
    void alertsHaveAnOrderOfTheirOwnEach() {
        isNews(States.firing().revision(9));
        assertThat(isNews(States.firing().revision(1).key("other/gold/checkout/*")))
                .isTrue();
    }

    private boolean isNews(States state) {
        return order.take(state.alert());
    }
}
