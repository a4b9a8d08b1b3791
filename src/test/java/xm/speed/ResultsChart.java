package xm.speed;

import java.util.Locale;

/** What an event costs each row, as a picture: a bar for each, as long as its CPU. */
final class ResultsChart {
    private static final int WIDTH = 800;
    private static final int NAMES = 370;
    private static final double LONGEST = 360;
    private static final int TOP = 36;
    private static final int LINE = 28;
    private static final String OURS = "#0072b2";
    private static final String OTHERS = "#7f7f7f";

    private final Results results;

    ResultsChart(Results results) {
        this.results = results;
    }

    String svg() {
        int height = TOP + LINE * results.rows().size() + 8;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="%d" height="%d" fill="#ffffff"/>
                <text x="%d" y="20">CPU seconds a million events</text>
                """, WIDTH, height, WIDTH, height, NAMES));
        double most = results.rows().stream()
                .mapToDouble(results::cpuSecondsPerMillion)
                .max()
                .orElseThrow();
        int y = TOP;
        for (Row row : results.rows()) {
            bar(svg, row, LONGEST / most, y);
            y += LINE;
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
                NAMES - 8,
                y + 14,
                row.title(),
                NAMES,
                y,
                cpu * scale,
                LINE - 8,
                row.isOurs() ? OURS : OTHERS,
                NAMES + cpu * scale + 6,
                y + 14,
                cpu));
    }
}
