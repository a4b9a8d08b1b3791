package xm.board;

import java.util.List;

/**
 * The alerts at a moment.
 *
 * @param firing the loudest and oldest first
 * @param recent over by then, the last one first
 */
public record AlertsPage(long atMillis, List<AlertLine> firing, List<AlertLine> recent) {
    private static final int MOST = 200;

    public static AlertsPage of(BoardState state, long atMillis) {
        List<AlertLives.Told> all = state.alerts().at(atMillis);
        return new AlertsPage(atMillis, lines(all, true, state.crowd()), lines(all, false, state.crowd()));
    }

    private static List<AlertLine> lines(List<AlertLives.Told> all, boolean isFiring, Crowd crowd) {
        return all.stream()
                .filter(told -> told.isFiring() == isFiring)
                .limit(MOST)
                .map(told -> AlertLine.of(told, crowd))
                .toList();
    }
}
