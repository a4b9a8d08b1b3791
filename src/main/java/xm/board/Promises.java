package xm.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.event.Cell;
import xm.promise.VerdictState;

/** What was promised at a cell over a time, by signal: of the cell itself, or of those within it where it is not judged. */
public final class Promises {
    private static final int MOST_LINES = 4;

    private final Map<String, List<Line>> lines = new HashMap<>();

    /**
     * One promise at one cell.
     *
     * @param steps from when on it was how much
     * @param breaches from when to when it was broken; the last may last on
     */
    public record Line(String promise, String cell, List<double[]> steps, List<long[]> breaches) {}

    static Promises of(BoardState state, Cell cell, long fromMillis, long untilMillis) {
        List<List<Judged>> histories = state.judgements().of(cell);
        if (histories.isEmpty()) {
            histories = state.judgements().within(cell);
        }
        Promises promises = new Promises();
        for (List<Judged> history : histories) {
            List<Line> there =
                    promises.lines.computeIfAbsent(history.get(0).term().signal(), any -> new ArrayList<>());
            if (there.size() < MOST_LINES) {
                there.add(line(history, fromMillis, untilMillis));
            }
        }
        return promises;
    }

    Set<String> signals() {
        return new TreeSet<>(lines.keySet());
    }

    List<Line> of(String signal) {
        return lines.getOrDefault(signal, List.of());
    }

    private static Line line(List<Judged> history, long fromMillis, long untilMillis) {
        List<double[]> steps = new ArrayList<>();
        List<long[]> breaches = new ArrayList<>();
        long brokenSince = 0;
        Judged last = null;
        for (Judged judged : history) {
            if (judged.atMillis() > untilMillis) {
                break;
            }
            if (last == null || last.promised() != judged.promised()) {
                steps.add(new double[] {Math.max(fromMillis, judged.atMillis()), judged.promised()});
            }
            boolean isBroken = judged.state() == VerdictState.BROKEN;
            boolean wasBroken = last != null && last.state() == VerdictState.BROKEN;
            if (isBroken && !wasBroken) {
                brokenSince = judged.sinceMillis();
            } else if (wasBroken && !isBroken) {
                add(breaches, brokenSince, judged.atMillis(), fromMillis);
            }
            last = judged;
        }
        if (last != null && last.state() == VerdictState.BROKEN) {
            add(breaches, brokenSince, untilMillis, fromMillis);
        }
        Judged.Term term = history.get(0).term();
        return new Line(term.promise(), term.cell().key(), steps, breaches);
    }

    private static void add(List<long[]> breaches, long sinceMillis, long untilMillis, long fromMillis) {
        if (untilMillis > fromMillis) {
            breaches.add(new long[] {Math.max(sinceMillis, fromMillis), untilMillis});
        }
    }
}
