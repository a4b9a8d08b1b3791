package xm.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import xm.alert.Figures;

/**
 * A report as one page: charts and styles are in it, it fetches nothing and runs nothing, and can be mailed, printed and
 * kept.
 */
public final class ReportHtml {
    private static final String STYLE = """
            :root { --ink: #1c2430; --soft: #5c6675; --line: #d9dee5; --back: #ffffff; --band: #f4f6f9; --bad: #a1260d;
              --near: #c76b00; --good: #1f5fa8; --none: #9aa3af; --blind: #5b3a8c; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #a6b0bd; --line: #39424e; --back: #14181d;
              --band: #1d232a; --bad: #ff7a5c; --near: #f0a13c; --good: #6fb1f5; --none: #7d8794; --blind: #b596ec; } }
            body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 3rem; background: var(--back); color: var(--ink);
              font: 16px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
            h2 { font-size: 1.15rem; margin: 2.25rem 0 .25rem; }
            p { margin: .25rem 0 .75rem; max-width: 60rem; }
            .lead { font-size: 1.1rem; }
            .note { color: var(--soft); font-size: .9rem; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
            .tile { background: var(--band); border-left: 4px solid var(--none); border-radius: 4px; padding: .6rem .8rem; }
            .tile b { display: block; font-size: 1.3rem; white-space: nowrap; line-height: 1.2; font-variant-numeric: tabular-nums; }
            .tile span { color: var(--soft); font-size: .85rem; }
            .tile.bad { border-color: var(--bad); } .tile.near { border-color: var(--near); }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
            th { color: var(--soft); font-weight: 600; white-space: nowrap; }
            td { white-space: nowrap; } td.words { white-space: normal; min-width: 16rem; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            tbody tr:nth-child(even) { background: var(--band); }
            ul { padding-left: 1.2rem; margin: .5rem 0; } li { margin: .3rem 0; }
            svg { width: 100%; min-width: 56rem; height: auto; font: 12px system-ui, sans-serif; fill: var(--ink); }
            svg .grid { stroke: var(--line); } svg .soft { fill: var(--soft); } svg .lane { fill: var(--band); }
            .BROKEN { fill: var(--bad); } .AT_RISK { fill: var(--near); } .KEPT { fill: var(--good); }
            .UNPROVEN { fill: var(--none); } .BLIND { fill: var(--blind); }
            .UNWATCHED { fill: var(--line); stroke: var(--soft); stroke-dasharray: 3 3; }
            @media print { body { padding: 0; max-width: none; } h2, tr, svg { break-inside: avoid; } }
            """;

    private ReportHtml() {}

    public static String text(Report report) {
        StringBuilder out = new StringBuilder();
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src")
                .append(" 'unsafe-inline'\">\n<title>")
                .append(Html.escaped(ReportWords.title(report)))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(Html.escaped(ReportWords.title(report)))
                .append("</h1>\n<p class=\"lead\">")
                .append(Html.escaped(ReportWords.summary(report)))
                .append("</p>\n");
        if (!report.isEmpty()) {
            tiles(report, out);
            open(report, out);
            out.append(BrokenTimes.chart(report)).append(StateShares.chart(report));
            new ReportTables(report).all().forEach(table -> table(table, out));
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void tiles(Report report, StringBuilder out) {
        Report.Totals totals = report.totals();
        out.append("<div class=\"tiles\">\n");
        tile(out, totals.brokenPromises() > 0 ? "bad" : "", String.valueOf(totals.brokenPromises()), "promises broken");
        tile(out, "", Figures.time(totals.brokenMillis()), "with one broken at least");
        tile(out, totals.open() > 0 ? "near" : "", String.valueOf(totals.open()), "alerts still open");
        tile(out, "", totals.began() + " / " + totals.ended(), "alerts began / ended");
        tile(out, "", Figures.grouped((double) totals.customers()), "customers affected, about");
        tile(out, "", Figures.grouped(totals.valueAtRisk()), "value at risk a year");
        long unwatched = Stretch.sum(report.unwatched());
        if (unwatched > 0) {
            String share = ReportWords.share((double) unwatched / report.shift().lengthMillis());
            tile(out, "near", Figures.time(unwatched), "not watched, " + share + " of the shift");
        }
        out.append("</div>\n");
    }

    private static void tile(StringBuilder out, String kind, String number, String words) {
        out.append("<div class=\"tile ")
                .append(kind)
                .append("\"><b>")
                .append(Html.escaped(number))
                .append("</b><span>")
                .append(Html.escaped(words))
                .append("</span></div>\n");
    }

    private static void open(Report report, StringBuilder out) {
        List<String> open = ReportWords.open(report);
        if (!open.isEmpty()) {
            out.append("<h2>Still open</h2>\n<ul>\n");
            open.forEach(sentence ->
                    out.append("<li>").append(Html.escaped(sentence)).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    private static void table(ReportTable table, StringBuilder out) {
        out.append("<h2>")
                .append(Html.escaped(table.title()))
                .append("</h2>\n<p class=\"note\">")
                .append(Html.escaped(table.note()))
                .append("</p>\n<div class=\"scroll\"><table>\n<thead><tr>");
        table.columns()
                .forEach(column -> out.append(column.isNumber() ? "<th class=\"n\">" : "<th>")
                        .append(Html.escaped(column.name()))
                        .append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> out.append(row(table, row)));
        out.append("</tbody>\n</table></div>\n");
    }

    private static String cell(ReportTable.Column column) {
        return column.isNumber() ? "<td class=\"n\">" : column.isWords() ? "<td class=\"words\">" : "<td>";
    }

    private static String row(ReportTable table, List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> cell(table.columns().get(i)) + Html.escaped(row.get(i)) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
