package xm.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import xm.event.Cell;

/** What was said of each promise at each cell, in the order of time, as far back as one can look. */
final class Judgements {
    private final Map<String, Deque<Judged>> said = new HashMap<>();
    private long count;
    private long forgottenMillis = Long.MIN_VALUE;

    /**
     * Takes a verdict; one that is older than what was said last of the same is known already, or out of order. Of those
     * from before what is remembered only the last is kept: a topic may hold a week of them.
     */
    void see(Judged judged) {
        Deque<Judged> history = said.computeIfAbsent(judged.term().key(), any -> new ArrayDeque<>());
        Judged last = history.peekLast();
        if (last != null && last.atMillis() > judged.atMillis()) {
            return;
        }
        if (last != null && last.atMillis() == judged.atMillis()) {
            history.pollLast();
            count--;
            last = history.peekLast();
        }
        history.addLast(last == null ? judged : judged.after(last));
        count++;
        forgetIn(history);
    }

    /** Forgets what was said before a time, but for the last of it, which held then; of what is withdrawn that too. */
    void forgetBefore(long timeMillis) {
        forgottenMillis = timeMillis;
        for (Iterator<Deque<Judged>> histories = said.values().iterator(); histories.hasNext(); ) {
            Deque<Judged> history = histories.next();
            forgetIn(history);
            Judged first = history.getFirst();
            if (history.size() == 1 && first.isWithdrawn() && first.atMillis() < timeMillis) {
                histories.remove();
                count--;
            }
        }
    }

    private void forgetIn(Deque<Judged> history) {
        while (history.size() > 1 && second(history).atMillis() <= forgottenMillis) {
            history.pollFirst();
            count--;
        }
    }

    private static Judged second(Deque<Judged> history) {
        Iterator<Judged> all = history.iterator();
        all.next();
        return all.next();
    }

    /** What held at a time, of every promise that was judged by then and not withdrawn. */
    List<Judged> at(long timeMillis) {
        List<Judged> held = new ArrayList<>(said.size());
        for (Deque<Judged> history : said.values()) {
            Judged newest = newest(history.descendingIterator(), timeMillis);
            if (newest != null && !newest.isWithdrawn()) {
                held.add(newest);
            }
        }
        return held;
    }

    private static Judged newest(Iterator<Judged> newestFirst, long timeMillis) {
        while (newestFirst.hasNext()) {
            Judged judged = newestFirst.next();
            if (judged.atMillis() <= timeMillis) {
                return judged;
            }
        }
        return null;
    }

    /** All that was said of the promises of a cell and of those within it, those of one promise in the order of time. */
    List<List<Judged>> within(Cell cell) {
        List<List<Judged>> all = new ArrayList<>();
        for (Deque<Judged> history : said.values()) {
            if (cell.covers(history.getLast().term().cell())) {
                all.add(List.copyOf(history));
            }
        }
        return all;
    }

    /** When the first that is known was said, the end of time if there is none. */
    long firstMillis() {
        return said.values().stream()
                .mapToLong(history -> history.getFirst().atMillis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    long bytes() {
        return count * Judged.BYTES;
    }
}
