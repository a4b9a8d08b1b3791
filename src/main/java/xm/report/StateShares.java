package xm.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import xm.alert.Figures;
import xm.promise.VerdictState;
import xm.report.Report.PromiseLine;

/** The chart of how much of its time each promise was kept, broken, or not known. */
final class StateShares {
    private static final int WIDTH = 1160;
    private static final int NAMES = 380;
    private static final int LANE = 26;
    private static final int TOP = 26;
    /** From bad to good, then what nobody knows. */
    private static final Map<VerdictState, String> WORDS = new EnumMap<>(Map.of(
            VerdictState.BROKEN, "■ broken",
            VerdictState.AT_RISK, "◆ at risk",
            VerdictState.KEPT, "▲ kept",
            VerdictState.UNPROVEN, "○ unproven",
            VerdictState.BLIND, "✕ blind"));

    private static final List<VerdictState> ORDER = List.of(
            VerdictState.BROKEN, VerdictState.AT_RISK, VerdictState.KEPT, VerdictState.UNPROVEN, VerdictState.BLIND);

    private StateShares() {}

    static String chart(Report report) {
        List<PromiseLine> lines = report.promises().stream()
                .filter(line -> !line.millis().isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        Drawing drawing = new Drawing(WIDTH, TOP + LANE * lines.size() + 4);
        legend(drawing);
        for (int i = 0; i < lines.size(); i++) {
            lane(drawing, lines.get(i), TOP + i * LANE);
        }
        return "<h2>Kept and broken</h2>\n<p class=\"note\">Of the time for which each promise was judged, over all its cells."
                + "</p>\n" + drawing.svg("Shares of time, as in the table By promise and version");
    }

    private static void legend(Drawing drawing) {
        double x = NAMES;
        for (VerdictState state : ORDER) {
            drawing.bar(state.name(), x, 6, 12, 12, WORDS.get(state));
            drawing.text(x + 17, 16, "start", true, WORDS.get(state));
            x += 120;
        }
    }

    private static void lane(Drawing drawing, PromiseLine line, int y) {
        String name = Figures.verbatim(line.promise(), 44) + ", version " + line.version();
        drawing.text(0, y + LANE * 0.66, "start", false, name);
        double all = line.millis().values().stream().mapToLong(Long::longValue).sum();
        double x = NAMES;
        for (VerdictState state : ORDER) {
            long millis = line.millis().getOrDefault(state, 0L);
            double width = millis / all * (WIDTH - NAMES);
            if (millis > 0) {
                String share = Figures.number(100 * millis / all, 0) + " %";
                drawing.bar(state.name(), x, y + 3, width, LANE - 6, name + ": " + share + " " + WORDS.get(state));
                x += width;
            }
        }
    }
}
