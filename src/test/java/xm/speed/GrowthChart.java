package xm.speed;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What growth costs, as an SVG picture: a line for each row, from the first step to the last, up to how many times the first
 * that one costs.
 */
final class GrowthChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 50;
    private static final int RIGHT = 500;
    private static final int TOP = 40;
    private static final int BOTTOM = 280;
    /** Names at the ends of lines do not touch. */
    private static final int NAME_HEIGHT = 16;

    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7f7f7f"};

    private final Growth growth;
    private final GrowthTable table;
    private final List<Trial> steps;
    private final double highest;

    GrowthChart(Growth growth, GrowthTable table) {
        this.growth = growth;
        this.table = table;
        steps = table.steps(growth);
        double most = table.rows(growth).stream()
                .flatMap(row -> steps.stream().map(step -> table.timesFirst(growth, new Run(row, step))))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        // a line of the grid that is where its label says
        highest = Math.max(1, Math.ceil(most * 10) / 10);
    }

    String svg() {
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="%d" height="%d" fill="#ffffff"/>
                <text x="%d" y="20">CPU an event, times the first, by %s</text>
                """, WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, growth));
        axes(svg);
        lines(svg);
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (double times : new double[] {0, 1, highest}) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n",
                    LEFT,
                    RIGHT,
                    y(times),
                    y(times),
                    LEFT - 6,
                    y(times) + 4,
                    times));
        }
        for (int i = 0; i < steps.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x(i),
                    BOTTOM + 20,
                    growth.title(steps.get(i))));
        }
    }

    /** The highest end first, so that a name which would touch the one above it moves down. */
    private void lines(StringBuilder svg) {
        Trial last = steps.get(steps.size() - 1);
        List<Row> byEnd = table.rows(growth).stream()
                .sorted(Comparator.comparing(row -> -table.timesFirst(growth, new Run(row, last))))
                .toList();
        double above = Double.NEGATIVE_INFINITY;
        for (Row row : byEnd) {
            String colour = COLOURS[growth.rows().indexOf(row)];
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < steps.size(); i++) {
                double times = table.timesFirst(growth, new Run(row, steps.get(i)));
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(times)));
            }
            double end = table.timesFirst(growth, new Run(row, last));
            above = Math.max(y(end) + 4, above + NAME_HEIGHT);
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s %.2f</text>%n",
                    points.toString().strip(),
                    colour,
                    RIGHT + 8,
                    above,
                    colour,
                    row,
                    end));
        }
    }

    private double x(int step) {
        return LEFT + 30 + (RIGHT - LEFT - 30.0) * step / Math.max(1, steps.size() - 1);
    }

    private double y(double times) {
        return BOTTOM - (BOTTOM - TOP) * times / highest;
    }
}
