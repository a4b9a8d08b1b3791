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

    private static final String UNWATCHED = "not watched";

    private static final List<VerdictState> ORDER = List.of(
            VerdictState.BROKEN, VerdictState.AT_RISK, VerdictState.KEPT, VerdictState.UNPROVEN, VerdictState.BLIND);

    private StateShares() {}

    static String chart(Report report) {
        List<PromiseLine> lines =
                report.promises().stream().filter(line -> line.allMillis() > 0).toList();
        if (lines.isEmpty()) {
            return "";
        }
        Drawing drawing = new Drawing(WIDTH, TOP + LANE * lines.size() + 4);
        legend(drawing);
        for (int i = 0; i < lines.size(); i++) {
            lane(drawing, lines.get(i), TOP + i * LANE);
        }
        return "<h2>Kept and broken</h2>\n<p class=\"note\">Of the time for which each promise was judged, or would have been if"
                + " somebody had watched, over all its cells.</p>\n"
                + drawing.svg("Shares of time, as in the table By promise and version");
    }

    private static void legend(Drawing drawing) {
        double x = NAMES;
        for (VerdictState state : ORDER) {
            legend(drawing, x, state.name(), WORDS.get(state));
            x += 120;
        }
        legend(drawing, x, Drawing.UNWATCHED, UNWATCHED);
    }

    private static void legend(Drawing drawing, double x, String kind, String words) {
        drawing.bar(kind, x, 6, 12, 12, words);
        drawing.text(x + 17, 16, "start", true, words);
    }

    private static void lane(Drawing drawing, PromiseLine line, int y) {
        String name = Figures.verbatim(line.promise(), 44) + ", version " + line.version();
        drawing.text(0, y + LANE * 0.66, "start", false, name);
        double x = NAMES;
        for (VerdictState state : ORDER) {
            long millis = line.millis().getOrDefault(state, 0L);
            x = part(drawing, line, x, y, state.name(), millis, name, WORDS.get(state));
        }
        part(drawing, line, x, y, Drawing.UNWATCHED, line.unwatchedMillis(), name, UNWATCHED);
    }

    /** @return where the next part begins */
    private static double part(
            Drawing drawing, PromiseLine line, double x, int y, String kind, long millis, String name, String words) {
        if (millis == 0) {
            return x;
        }
        double width = millis / line.allMillis() * (WIDTH - NAMES);
        String share = ReportWords.share(millis / line.allMillis());
        drawing.bar(kind, x, y + 3, width, LANE - 6, name + ": " + share + " " + words);
        return x + width;
    }
}
