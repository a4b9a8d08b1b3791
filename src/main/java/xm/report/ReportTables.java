package xm.report;

import static xm.report.ReportTable.Column.number;
import static xm.report.ReportTable.Column.text;
import static xm.report.ReportTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import xm.alert.Alert;
import xm.alert.Figures;
import xm.alert.SignalWords;
import xm.dispatch.Facts;
import xm.event.Cell;
import xm.promise.VerdictState;
import xm.report.Report.BrokenCell;
import xm.report.Report.Incident;
import xm.report.Report.OwnerLine;
import xm.report.Report.PromiseLine;

/** The tables of a report: what was watched, by owner, by promise and version, where it was broken, and every alert. */
final class ReportTables {
    private static final int NAME_AT_MOST = 80;
    private static final int STRETCHES_AT_MOST = 3;

    private final Report report;
    private final Moments moments;

    ReportTables(Report report) {
        this.report = report;
        moments = new Moments(report.shift());
    }

    List<ReportTable> all() {
        List<ReportTable> tables = new ArrayList<>();
        if (!report.unwatched().isEmpty()) {
            tables.add(watched());
        }
        tables.add(owners());
        if (!report.promises().isEmpty()) {
            tables.add(promises());
        }
        if (!report.cells().isEmpty()) {
            tables.add(cells());
        }
        if (!report.incidents().isEmpty()) {
            tables.add(alerts());
        }
        return tables;
    }

    private ReportTable watched() {
        return new ReportTable(
                "What was watched",
                "By the signs of life of the job that judges promises. What was broken while nobody watched is in no other"
                        + " number, unless it turned out later.",
                List.of(text("Time"), number("For"), number("Share"), words("When")),
                List.of(watched("watched", report.watched()), watched("not watched", report.unwatched())));
    }

    private List<String> watched(String what, List<Stretch> stretches) {
        long millis = Stretch.sum(stretches);
        return List.of(
                what,
                time(millis),
                ReportWords.share((double) millis / report.shift().lengthMillis()),
                when(stretches));
    }

    private ReportTable owners() {
        return new ReportTable(
                "By owner",
                "Customers are added up over alerts: who was hit by two of them is counted twice.",
                List.of(
                        text("Owner"),
                        number("Promises broken"),
                        number("Broken for"),
                        number("Alerts"),
                        number("Still open"),
                        number("Customers"),
                        number("Value at risk")),
                report.owners().stream().map(ReportTables::owner).toList());
    }

    private static List<String> owner(OwnerLine line) {
        return List.of(
                name(line.owner(), "nobody"),
                String.valueOf(line.brokenPromises()),
                time(line.brokenMillis()),
                String.valueOf(line.alerts()),
                String.valueOf(line.open()),
                Figures.grouped((double) line.customers()),
                Figures.grouped(line.valueAtRisk()));
    }

    private ReportTable promises() {
        return new ReportTable(
                "By promise and version",
                "Broken for: at one cell at least. Kept, blind and not watched: share of the time for which it was judged, or"
                        + " would have been if somebody had watched, over all its cells.",
                List.of(
                        text("Promise"),
                        number("Version"),
                        text("Owner"),
                        number("Broken for"),
                        number("Cells broken"),
                        number("Kept"),
                        number("Blind"),
                        number("Not watched"),
                        number("Alerts"),
                        number("Customers")),
                report.promises().stream().map(ReportTables::promise).toList());
    }

    private static List<String> promise(PromiseLine line) {
        return List.of(
                name(line.promise(), ""),
                String.valueOf(line.version()),
                name(line.owner(), "nobody"),
                time(line.brokenMillis()),
                line.brokenCells() + " of " + line.cells(),
                share(line, line.millis().getOrDefault(VerdictState.KEPT, 0L)),
                share(line, line.millis().getOrDefault(VerdictState.BLIND, 0L)),
                share(line, line.unwatchedMillis()),
                String.valueOf(line.alerts()),
                Figures.grouped((double) line.customers()));
    }

    private static String share(PromiseLine line, long millis) {
        return line.allMillis() == 0 ? "" : ReportWords.share(millis / line.allMillis());
    }

    private ReportTable cells() {
        return new ReportTable(
                "Where it was broken",
                "From when the experience most likely dropped; worst is what was seen when it was furthest from the promise.",
                List.of(
                        text("Promise"),
                        text("Where"),
                        words("When"),
                        number("For"),
                        number("Worst"),
                        number("Promised"),
                        text("Owner")),
                report.cells().stream().map(this::cell).toList());
    }

    private List<String> cell(BrokenCell cell) {
        String signal = cell.commitment().promise().signal();
        double bound = cell.commitment().bound();
        return List.of(
                name(cell.promise(), ""),
                where(cell.cell()),
                when(cell),
                time(cell.brokenMillis()),
                cell.worst() == null
                        ? ""
                        : SignalWords.value(signal, cell.worst().value(), bound),
                Margins.sign(cell.commitment()) + SignalWords.value(signal, bound),
                name(cell.commitment().owner(), "nobody"));
    }

    private String when(BrokenCell cell) {
        long last = cell.broken().get(cell.broken().size() - 1).toMillis();
        boolean isLost = report.unwatched().stream().anyMatch(stretch -> stretch.fromMillis() == last);
        return when(cell.broken()) + (isLost ? ", then nobody watched" : "");
    }

    private String when(List<Stretch> stretches) {
        String when = stretches.stream()
                .limit(STRETCHES_AT_MOST)
                .map(stretch -> moments.of(stretch.fromMillis()) + " to " + end(stretch))
                .collect(Collectors.joining(", "));
        return stretches.size() > STRETCHES_AT_MOST
                ? when + " and " + (stretches.size() - STRETCHES_AT_MOST) + " more"
                : when;
    }

    private String end(Stretch stretch) {
        return stretch.toMillis() == report.shift().toMillis() ? "the end" : moments.of(stretch.toMillis());
    }

    private ReportTable alerts() {
        return new ReportTable(
                "Alerts",
                "Since: when the experience dropped. An alert is over when all has been well for a while.",
                List.of(
                        text("State"),
                        text("Severity"),
                        words("What"),
                        text("Since"),
                        text("Over"),
                        number("Customers"),
                        number("Value at risk"),
                        text("Most of it"),
                        text("Owner")),
                report.incidents().stream().map(this::alert).toList());
    }

    private List<String> alert(Incident incident) {
        Alert alert = incident.alert();
        return List.of(
                state(incident),
                alert.severity().wireName() + (alert.isReplayed() ? ", of the past" : ""),
                Figures.verbatim(alert.summary(), 200),
                moments.of(alert.sinceMillis()),
                incident.isOpen() ? "" : moments.of(incident.overMillis()),
                Figures.grouped((double) alert.customersAffected()),
                Figures.grouped(alert.valueAtRisk()),
                alert.contributors().isEmpty() ? "" : Facts.topContributor(alert),
                name(alert.owner(), "nobody"));
    }

    private static String state(Incident incident) {
        if (incident.isOpen()) {
            return "open";
        }
        return incident.isLeft() ? "left without an end" : "over";
    }

    static String where(Cell cell) {
        return Figures.verbatim(cell.key(), NAME_AT_MOST);
    }

    private static String time(long millis) {
        return millis == 0 ? "" : Figures.time(millis);
    }

    private static String name(String name, String none) {
        return name == null ? none : Figures.verbatim(name, NAME_AT_MOST);
    }
}
