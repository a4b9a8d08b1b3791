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
 * @param lines those whose time comes next first, then those whose time has passed, the latest of them first
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
        long late = there.stream().filter(it -> it.dueByMillis() <= atMillis).count();
        // those that are late come first, for they are in the order of their time
        return new ExceptionsPage(
                atMillis,
                there.size(),
                (int) late,
                kinds,
                there.stream().limit(MOST).map(ExceptionsPage::line).toList());
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
