package xm.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xm.board.Feeds.Feed;
import xm.board.Keep;

class LiveBoardTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 30 * DAY;

    /** One that is due in two days, and overdue for one, was not found again after a restart. */
    @Test
    void exceptionsAreReadFromAsFarBackAsAnyIsStillTold() {
        assertThat(LiveBoard.sinceMillis(Feed.EXCEPTIONS, Keep.USUAL, NOW)).isEqualTo(NOW - 5 * DAY);
    }

    @Test
    void whatAddsUpIsReadFromAsFarBackAsOneCanLookAndStatesAreReadWhole() {
        assertThat(LiveBoard.sinceMillis(Feed.SIGNALS, Keep.USUAL, NOW)).isEqualTo(NOW - 2 * DAY);
        assertThat(LiveBoard.sinceMillis(Feed.VERDICTS, Keep.USUAL, NOW)).isZero();
        assertThat(LiveBoard.sinceMillis(Feed.SIGNALS, Keep.USUAL, 5)).isZero();
    }
}
