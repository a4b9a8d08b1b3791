package xm.board.web;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import xm.board.AlertsPage;
import xm.board.BoardState;
import xm.board.CellPage;
import xm.board.CoveragePage;
import xm.board.ExceptionsPage;
import xm.board.HealthPage;
import xm.board.JourneyPage;
import xm.board.Pulse;
import xm.board.Wall;

/** The views by their paths, each as JSON; for one thread at a time they look at the state. */
final class Views {
    /** It is of the present beside the moment, and says itself how far that goes back. */
    private static final String HEALTH = "/api/health";

    private static final Map<String, View> ALL = Map.of(
            "/api/wall",
            Views::wall,
            "/api/cell",
            (state, asked, now) -> CellPage.of(state, asked.cell(), asked.atMillis(), asked.rangeMillis()),
            "/api/alerts",
            (state, asked, now) -> AlertsPage.of(state, asked.atMillis()),
            "/api/exceptions",
            (state, asked, now) -> ExceptionsPage.of(state, asked.cell(), asked.atMillis()),
            "/api/journey",
            (state, asked, now) -> JourneyPage.of(state, asked.name("segment"), asked.atMillis(), asked.rangeMillis()),
            "/api/coverage",
            (state, asked, now) -> CoveragePage.of(state, asked.atMillis()),
            HEALTH,
            (state, asked, now) -> HealthPage.of(state, asked.atMillis(), now));

    private final BoardState state;
    private final Clock clock;

    Views(BoardState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** What is to be seen of a state. */
    interface View {
        Object of(BoardState state, Asked asked, long nowMillis) throws Asked.Wrong;
    }

    /** Whether there is a view. */
    static boolean has(String path) {
        return ALL.containsKey(path);
    }

    byte[] json(String path, Function<Long, Asked> fields) throws Asked.Wrong, Asked.Forgotten {
        long now = clock.millis();
        Asked asked = fields.apply(now);
        Object view;
        synchronized (state) {
            if (!path.equals(HEALTH)) {
                checkThatItIsRemembered(asked.atMillis(), now);
            }
            view = ALL.get(path).of(state, asked, now);
        }
        return Json.bytes(view);
    }

    /** What nobody remembers must not look as if all had been well; while the past is still read nobody knows how far it goes. */
    private void checkThatItIsRemembered(long atMillis, long now) throws Asked.Forgotten {
        long first = state.firstMillis(now);
        if (state.isCaughtUp() && atMillis < first) {
            throw new Asked.Forgotten(first);
        }
    }

    private static WallNews wall(BoardState state, Asked asked, long now) throws Asked.Wrong {
        return WallNews.whole(Wall.of(state, asked.atMillis()), Pulse.of(state, now));
    }
}
