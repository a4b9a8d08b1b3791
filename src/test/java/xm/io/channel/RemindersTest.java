package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.LogLines;
import xm.dispatch.Decision;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;

class RemindersTest {
    private static final long NOW = 1_795_255_560_000L;
    private static final long HOUR = 3_600_000;

    private final Standing standing = new Standing();
    private final Ledger ledger = new Ledger(HOUR);
    private final Reminders reminders = new Reminders(standing, ledger, OutboxSettings.DEFAULT);

    /** Two hours are what docs/dispatch.md recommends for a silence; a segment may be broken for longer. */
    @Test
    void anEndOutlastsWhatMutesItForHalfADay() {
        told(States.firing(), Decision.OPEN, NOW);
        told(States.resolved(), Decision.CLOSE, NOW);
        assertThat(words(NOW + 12 * HOUR)).containsExactly("close satisfied/gold/checkout/*");
        assertThat(words(NOW + 25 * HOUR)).isEmpty();
    }

    @Test
    void ofVeryManyEndsTheNewestAreToldAgainAndThatIsSaidOnce() {
        for (int at = 0; at <= Reminders.ENDS_AT_MOST; at++) {
            told(States.firing().key("p/gold/" + at + "/*"), Decision.OPEN, NOW + at);
            told(States.resolved().key("p/gold/" + at + "/*"), Decision.CLOSE, NOW + at);
        }
        told(States.firing(), Decision.OPEN, NOW);
        try (LogLines log = new LogLines(Reminders.class)) {
            List<String> words = words(NOW + 2_000);
            assertThat(words).hasSize(1 + Reminders.ENDS_AT_MOST);
            assertThat(words.get(0)).isEqualTo("nothing-new satisfied/gold/checkout/*");
            assertThat(words).doesNotContain("close p/gold/0/*").contains("close p/gold/1/*");
            words(NOW + 3_000);
            assertThat(log.lines()).singleElement().asString().startsWith("WARN More than 1000 alerts ended");
        }
    }

    @Test
    void thatNothingIsKeptAliveIsAnErrorOnlyWhereSomethingFires() {
        told(States.firing(), Decision.OPEN, NOW);
        told(States.resolved(), Decision.CLOSE, NOW);
        try (LogLines log = new LogLines(Reminders.class)) {
            reminders.at(NOW + 2 * HOUR, 0);
            assertThat(log.lines()).isEmpty();

            told(States.firing().key("other/gold/checkout/*"), Decision.OPEN, NOW);
            assertThat(words(NOW + 2 * HOUR, 0)).containsExactly("close satisfied/gold/checkout/*");
            words(NOW + 3 * HOUR, 0);
            assertThat(log.lines())
                    .containsExactly(
                            "ERROR Nothing was heard of the job promise-watch for so long that 1 open alerts are"
                                    + " no longer kept alive");
            assertThat(words(NOW + 3 * HOUR, NOW + 3 * HOUR)).hasSize(2);
        }
    }

    private void told(States state, Decision decision, long nowMillis) {
        standing.put(new Sighting(state.alert(), Links.NONE));
        ledger.tell(state.alert(), decision, nowMillis);
    }

    private List<String> words(long nowMillis) {
        return words(nowMillis, nowMillis);
    }

    private List<String> words(long nowMillis, long heardMillis) {
        List<String> words = new ArrayList<>();
        for (Notice notice : reminders.at(nowMillis, heardMillis)) {
            words.add(notice.decision().wireName() + ' ' + notice.alert().key());
        }
        return words;
    }
}
