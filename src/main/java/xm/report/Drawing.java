package xm.report;

import java.util.Locale;

/** An SVG picture that grows by shapes; what is written in it is escaped. */
final class Drawing {
    /** The kind of a bar for a time in which nobody watched. */
    static final String UNWATCHED = "UNWATCHED";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A bar that says what it is when one points at it. */
    Drawing bar(String kind, double x, double y, double w, double h, String words) {
        shapes.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\">",
                        kind,
                        x,
                        y,
                        w,
                        h))
                .append("<title>")
                .append(Html.escaped(words))
                .append("</title></rect>\n");
        return this;
    }

    Drawing line(double x1, double y1, double x2, double y2) {
        shapes.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                x1,
                y1,
                x2,
                y2));
        return this;
    }

    /** @param anchor start, middle or end */
    Drawing text(double x, double y, String anchor, boolean isSoft, String words) {
        shapes.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>",
                        x,
                        y,
                        anchor,
                        isSoft ? " class=\"soft\"" : ""))
                .append(Html.escaped(words))
                .append("</text>\n");
        return this;
    }

    /** @param words what the picture shows, for who cannot see it */
    String svg(String words) {
        return "<div class=\"scroll\"><svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\""
                + Html.escaped(words) + "\">\n" + shapes + "</svg></div>\n";
    }
}
