package xm.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A report in Markdown, as GitHub, GitLab and chat programs read it; names from events mean nothing in it.
 *
 * <p>Signs of Markdown are escaped. That does not keep programs from making links, mentions and pictures of what looks
 * like an address, {@code @name}, {@code #12} or {@code :name:}: they look for these in the text that is left. A
 * character that cannot be seen and joins words, U+2060, stands in those; names have none of their own, see
 * {@link xm.alert.Figures}.
 */
public final class ReportMarkdown {
    private static final String MEANINGFUL = "\\`*_[]{}<>#!|~&@$^";
    private static final char JOINER = '\u2060';

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
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int letter = text.codePointAt(i);
            int next = i + Character.charCount(letter) < text.length()
                    ? text.codePointAt(i + Character.charCount(letter))
                    : ' ';
            if (MEANINGFUL.indexOf(letter) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(letter == '\n' || letter == '\r' ? ' ' : letter);
            if (isHook(before, letter, next)) {
                escaped.append(JOINER);
            }
            before = letter;
        }
        return escaped.toString();
    }

    /**
     * Whether a program may take a word for something else by this letter: not the point in 4.5, nor the colon in 6:30.
     */
    private static boolean isHook(int before, int letter, int next) {
        boolean isBetweenDigits = Character.isDigit(before) && Character.isDigit(next);
        return switch (letter) {
            case '@', '#' -> !Character.isWhitespace(next);
            case ':' -> !Character.isWhitespace(next) && !isBetweenDigits;
            case '.' -> Character.isLetterOrDigit(before) && Character.isLetterOrDigit(next) && !isBetweenDigits;
            default -> false;
        };
    }
}
