package xm.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report in Markdown, as GitHub, GitLab and chat programs read it; names from events mean nothing in it. */
public final class ReportMarkdown {
    private static final String MEANINGFUL = "\\`*_[]<>#!|~&@$";

    private ReportMarkdown() {}

    public static String text(Report report) {
        StringBuilder out = new StringBuilder();
        if (report.isEmpty()) {
            return out.append(escaped(ReportWords.summary(report))).append('\n').toString();
        }
        out.append("# ").append(escaped(ReportWords.title(report))).append("\n\n");
        out.append(escaped(ReportWords.summary(report))).append('\n');
        List<String> open = ReportWords.open(report);
        if (!open.isEmpty()) {
            out.append("\n## Still open\n\n");
            open.forEach(sentence -> out.append("- ").append(escaped(sentence)).append('\n'));
        }
        new ReportTables(report).all().forEach(table -> add(table, out));
        return out.toString();
    }

    private static void add(ReportTable table, StringBuilder out) {
        out.append("\n## ")
                .append(table.title())
                .append("\n\n")
                .append(table.note())
                .append("\n\n");
        out.append(line(table.columns().stream().map(ReportTable.Column::name).toList()));
        out.append(line(table.columns().stream()
                .map(column -> column.isNumber() ? "---:" : "---")
                .toList()));
        table.rows()
                .forEach(row -> out.append(
                        line(row.stream().map(ReportMarkdown::escaped).toList())));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Line breaks do not come this far, but a table must never end early. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            if (letter == '\n' || letter == '\r') {
                escaped.append(' ');
                return;
            }
            if (MEANINGFUL.indexOf(letter) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(letter);
        });
        return escaped.toString();
    }
}
