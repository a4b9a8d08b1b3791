package xm.speed;

import java.util.Locale;

/** What an event costs each row, as a picture: a bar for each, as long as its CPU. */
final class ResultsChart {
    private static final int WIDTH = 900;
    private static final int BARS_LEFT = 460;
    private static final double LONGEST = 360;
    private static final int TOP = 36;
    private static final int LINE_HEIGHT = 28;
    private static final int BAR_HEIGHT = 20;
    private static final int GAP = 7;
    /** From the top of a bar to the foot of what is written beside it. */
    private static final int BASELINE = 14;

    private static final String OURS = "#0072b2";
    private static final String OTHERS = "#7f7f7f";

    private final Results results;

    ResultsChart(Results results) {
        this.results = results;
    }

    String svg() {
        int height = TOP + LINE_HEIGHT * results.rows().size() + GAP;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="%d" height="%d" fill="#ffffff"/>
                <text x="%d" y="20">CPU seconds a million events</text>
                """, WIDTH, height, WIDTH, height, BARS_LEFT));
        double most = results.rows().stream()
                .mapToDouble(results::cpuSecondsPerMillion)
                .max()
                .orElseThrow();
        int y = TOP;
        for (Row row : results.rows()) {
            bar(svg, row, LONGEST / most, y);
            y += LINE_HEIGHT;
        }
        return svg.append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, Row row, double scale, int y) {
        double cpu = results.cpuSecondsPerMillion(row);
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%.2f</text>%n",
                BARS_LEFT - GAP,
                y + BASELINE,
                row.title(),
                BARS_LEFT,
                y,
                cpu * scale,
                BAR_HEIGHT,
                row.isOurs() ? OURS : OTHERS,
                BARS_LEFT + cpu * scale + GAP,
                y + BASELINE,
                cpu));
    }
}
