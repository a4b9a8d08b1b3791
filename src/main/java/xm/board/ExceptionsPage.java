package xm.board;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.customer.CustomerException;
import xm.event.Cell;

/**
 * Customers who must not wait, by when somebody should act.
 *
 * @param kinds how many there are of each kind, whatever is left out below
 * @param lines by when to act, those whose time has passed first; of these no more than half if others would not fit
 */
public record ExceptionsPage(long atMillis, int all, int overdue, Map<String, Integer> kinds, List<Line> lines) {
    private static final int MOST = 300;

    /** One customer and one cause. */
    public record Line(
            String kind,
            String action,
            String customer,
            String segment,
            String touchpoint,
            long atMillis,
            long dueByMillis,
            double value,
            List<String> why) {}

    public static ExceptionsPage of(BoardState state, Cell cell, long atMillis) {
        List<CustomerException> there = state.troubles().at(atMillis).stream()
                .filter(it -> is(cell.segment(), it.segment()) && is(cell.touchpoint(), it.touchpoint()))
                .toList();
        Map<String, Integer> kinds = new TreeMap<>();
        there.forEach(it -> kinds.merge(it.kind().wireName(), 1, Integer::sum));
        // in the order of their time, so those that are late come first
        int late =
                (int) there.stream().filter(it -> it.dueByMillis() <= atMillis).count();
        int lateShown = Math.min(late, Math.max(MOST / 2, MOST - (there.size() - late)));
        return new ExceptionsPage(
                atMillis,
                there.size(),
                late,
                kinds,
                there.stream()
                        .skip(late - lateShown)
                        .limit(MOST)
                        .map(ExceptionsPage::line)
                        .toList());
    }

    private static boolean is(String asked, String name) {
        return asked.equals(Cell.ANY) || asked.equals(name);
    }

    private static Line line(CustomerException it) {
        return new Line(
                it.kind().wireName(),
                it.kind().action(),
                it.customer(),
                it.segment(),
                it.touchpoint(),
                it.atMillis(),
                it.dueByMillis(),
                it.value(),
                it.why());
    }
}
