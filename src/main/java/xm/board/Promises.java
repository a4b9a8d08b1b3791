package xm.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import xm.event.Cell;
import xm.promise.PromisedSignal;

/**
 * What was promised at a cell over a time, by signal: of the cell itself, and of those within it by promises that were not
 * judged there then.
 *
 * <p>Of one signal the worst comes first, as it stands at the end of that time, then the strictest; what is withdrawn
 * by then comes last.
 */
final class Promises {
    private final Map<String, List<PromiseLine>> lines = new HashMap<>();

    /** A line, and what was said last of it. */
    private record Traced(PromiseLine line, Judged last, int rank) {
        private static final Comparator<Traced> ORDER = Comparator.comparing((Traced it) -> it.last.isWithdrawn())
                .thenComparingInt(Traced::rank)
                .thenComparingDouble(Traced::leniency)
                .thenComparing(it -> it.line.promise())
                .thenComparing(it -> it.line.cell().key());

        private double leniency() {
            boolean isHighBetter = PromisedSignal.named(last.term().signal())
                    .map(PromisedSignal::isHighBetter)
                    .orElse(true);
            return isHighBetter ? -last.promised() : last.promised();
        }
    }

    static Promises of(BoardState state, Cell cell, long fromMillis, long untilMillis) {
        List<Traced> within = new ArrayList<>();
        for (List<Judged> history : state.judgements().within(cell)) {
            PromiseLine line = PromiseLine.of(history, fromMillis, untilMillis);
            if (!line.steps().isEmpty()) {
                Judged last = last(history, untilMillis);
                within.add(new Traced(
                        line, last, Standing.of(last, untilMillis, Crowd.ANY).rank()));
            }
        }
        Set<String> here = within.stream()
                .filter(it -> it.line.cell().equals(cell) && !it.last.isWithdrawn())
                .map(it -> it.line.promise())
                .collect(Collectors.toSet());
        Promises promises = new Promises();
        within.stream()
                .filter(it -> it.line.cell().equals(cell) || !here.contains(it.line.promise()))
                .sorted(Traced.ORDER)
                .forEach(it -> promises.lines
                        .computeIfAbsent(it.last.term().signal(), any -> new ArrayList<>())
                        .add(it.line));
        return promises;
    }

    /** What was said last by a time; there is something wherever there is a step. */
    private static Judged last(List<Judged> history, long untilMillis) {
        Judged last = history.get(0);
        for (Judged judged : history) {
            last = judged.atMillis() <= untilMillis ? judged : last;
        }
        return last;
    }

    Set<String> signals() {
        return new TreeSet<>(lines.keySet());
    }

    /** All of a signal. */
    List<PromiseLine> of(String signal) {
        return lines.getOrDefault(signal, List.of());
    }
}
