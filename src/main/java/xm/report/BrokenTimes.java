package xm.report;

import java.time.Duration;
import java.util.List;
import xm.alert.Figures;
import xm.report.Report.BrokenCell;

/** The chart of when which promise was broken where: a lane for each cell, a bar for each time. */
final class BrokenTimes {
    private static final int LANES_AT_MOST = 30;
    private static final int WIDTH = 1160;
    private static final int NAMES = 380;
    private static final int LANE = 26;
    private static final int TOP = 24;
    private static final int TICKS_AT_MOST = 10;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final Report report;
    private final List<BrokenCell> cells;
    private final Drawing drawing;
    private final int bottom;

    private BrokenTimes(Report report) {
        this.report = report;
        cells = report.cells().stream().limit(LANES_AT_MOST).toList();
        bottom = TOP + LANE * cells.size();
        drawing = new Drawing(WIDTH, bottom + 6);
    }

    static String chart(Report report) {
        if (report.cells().isEmpty()) {
            return "";
        }
        int more = report.cells().size() - LANES_AT_MOST;
        String note = "Each lane is a promise at a cell, the longest broken first; times are UTC."
                + (report.unwatched().isEmpty() ? "" : " Grey with a dashed edge: nobody watched.")
                + (more > 0 ? " " + more + " more are in the table below." : "");
        return "<h2>When it was broken</h2>\n<p class=\"note\">" + note + "</p>\n" + new BrokenTimes(report).svg();
    }

    private String svg() {
        for (int i = 0; i < cells.size(); i++) {
            drawing.bar("lane", NAMES, TOP + i * LANE + 3, WIDTH - NAMES, LANE - 6, name(cells.get(i)));
        }
        unwatched();
        ticks();
        for (int i = 0; i < cells.size(); i++) {
            lane(cells.get(i), TOP + i * LANE);
        }
        return drawing.svg("When which promise was broken, as in the table Where it was broken");
    }

    private void lane(BrokenCell cell, int y) {
        String name = name(cell);
        drawing.text(0, y + LANE * 0.66, "start", false, name);
        for (Stretch stretch : cell.broken()) {
            double from = x(stretch.fromMillis());
            String words = name + ": broken from " + Moments.whole(stretch.fromMillis()) + " to "
                    + Moments.whole(stretch.toMillis()) + ", " + Figures.time(stretch.millis());
            drawing.bar("BROKEN", from, y + 3, Math.max(3, x(stretch.toMillis()) - from), LANE - 6, words);
        }
    }

    private static String name(BrokenCell cell) {
        return Figures.verbatim(cell.promise(), 26) + " · "
                + Figures.verbatim(cell.cell().key(), 30);
    }

    private void unwatched() {
        for (Stretch stretch : report.unwatched()) {
            double from = x(stretch.fromMillis());
            String words = "not watched from " + Moments.whole(stretch.fromMillis()) + " to "
                    + Moments.whole(stretch.toMillis()) + ", " + Figures.time(stretch.millis());
            drawing.bar(Drawing.UNWATCHED, from, TOP, Math.max(3, x(stretch.toMillis()) - from), bottom - TOP, words);
        }
    }

    private void ticks() {
        long step = STEPS.stream()
                .mapToLong(Duration::toMillis)
                .filter(millis -> report.shift().lengthMillis() / millis <= TICKS_AT_MOST)
                .findFirst()
                .orElse(report.shift().lengthMillis());
        long first = Math.floorDiv(report.shift().fromMillis() + step - 1, step) * step;
        for (long at = first; at < report.shift().toMillis(); at += step) {
            drawing.line(x(at), TOP - 4, x(at), bottom);
            String words =
                    step >= Duration.ofDays(1).toMillis() ? Moments.whole(at).substring(5, 10) : Moments.time(at);
            // at the edge a word would be cut
            String anchor = x(at) < NAMES + 20 ? "start" : x(at) > WIDTH - 20 ? "end" : "middle";
            drawing.text(x(at), TOP - 9, anchor, true, words);
        }
    }

    private double x(long millis) {
        double share =
                (double) (millis - report.shift().fromMillis()) / report.shift().lengthMillis();
        return NAMES + share * (WIDTH - NAMES);
    }
}
