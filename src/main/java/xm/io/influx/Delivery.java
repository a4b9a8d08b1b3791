package xm.io.influx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What became of one batch: every point is written, dropped or still to be written.
 *
 * <p>A batch that the store calls bad is halved until the bad points stand alone; those are dropped, so that no poison
 * comes back for ever. One bad point among 5,000 costs about 26 requests. Points are tried in their order, so that a
 * later revision of a point never loses to an earlier one.
 *
 * @param written how many are stored
 * @param dropped the bad ones, with the store's words about each
 * @param unsettled those that are still to be written, in their order
 * @param last the store's answer to the last request; DONE or SPLIT with points unsettled means that time was up
 */
record Delivery(int written, List<Dropped> dropped, List<String> unsettled, Answer last) {
    record Dropped(String line, String words) {}

    /**
     * Delivers a batch.
     *
     * @param store writes points
     * @param nanoTime a clock
     * @param budgetNanos after which the search for bad points is given up for now, if any point was settled: each
     *     delivery gets somewhere, and each ends
     */
    static Delivery of(
            List<String> batch, Function<List<String>, Answer> store, LongSupplier nanoTime, long budgetNanos) {
        long begin = nanoTime.getAsLong();
        int written = 0;
        List<Dropped> dropped = new ArrayList<>();
        Deque<List<String>> parts = new ArrayDeque<>(List.of(batch));
        Answer answer = Answer.DONE;
        while (!parts.isEmpty()) {
            boolean somethingSettled = written + dropped.size() > 0;
            if (somethingSettled && nanoTime.getAsLong() - begin > budgetNanos) {
                break;
            }
            List<String> part = parts.peek();
            answer = store.apply(part);
            if (answer.outcome() == Outcome.RETRY || answer.outcome() == Outcome.REFUSED) {
                break;
            }
            parts.pop();
            if (answer.outcome() == Outcome.DONE) {
                written += part.size();
            } else if (part.size() == 1) {
                dropped.add(new Dropped(part.get(0), answer.words()));
            } else {
                int half = part.size() / 2;
                parts.push(part.subList(half, part.size()));
                parts.push(part.subList(0, half));
            }
        }
        List<String> unsettled = new ArrayList<>();
        parts.forEach(unsettled::addAll);
        return new Delivery(written, dropped, unsettled, answer);
    }
}
