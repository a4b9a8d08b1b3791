package xm.board;

import java.util.ArrayList;
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
        // they are in the order of their time
        List<CustomerException> late =
                there.stream().filter(it -> it.dueByMillis() <= atMillis).toList();
        List<CustomerException> next = there.subList(late.size(), there.size());
        List<CustomerException> shown = new ArrayList<>(next);
        for (int i = late.size() - 1; i >= 0; i--) {
            shown.add(late.get(i));
        }
        return new ExceptionsPage(
                atMillis,
                there.size(),
                late.size(),
                kinds,
                shown.stream().limit(MOST).map(ExceptionsPage::line).toList());
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
