package xm.report;

import static xm.report.ReportTable.Column.number;
import static xm.report.ReportTable.Column.text;
import static xm.report.ReportTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** The tables of a report: by owner, by promise and version, where it was broken, and every alert. */
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
        List<ReportTable> tables = new ArrayList<>(List.of(owners()));
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
                "Broken for: at one cell at least. Kept and blind: share of the time for which it was judged, over all its"
                        + " cells.",
                List.of(
                        text("Promise"),
                        number("Version"),
                        text("Owner"),
                        number("Broken for"),
                        number("Cells broken"),
                        number("Kept"),
                        number("Blind"),
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
                share(line.millis(), VerdictState.KEPT),
                share(line.millis(), VerdictState.BLIND),
                String.valueOf(line.alerts()),
                Figures.grouped((double) line.customers()));
    }

    private static String share(Map<VerdictState, Long> millis, VerdictState state) {
        long all = millis.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? "" : Figures.number(100.0 * millis.getOrDefault(state, 0L) / all, 0) + " %";
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
                SignalWords.value(signal, bound),
                name(cell.commitment().owner(), "nobody"));
    }

    private String when(BrokenCell cell) {
        List<Stretch> broken = cell.broken();
        String when = broken.stream()
                .limit(STRETCHES_AT_MOST)
                .map(stretch -> moments.of(stretch.fromMillis()) + " to " + end(stretch))
                .collect(Collectors.joining(", "));
        return broken.size() > STRETCHES_AT_MOST
                ? when + " and " + (broken.size() - STRETCHES_AT_MOST) + " more"
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
                incident.isOpen() ? "open" : "over",
                alert.severity().wireName() + (alert.isReplayed() ? ", of the past" : ""),
                Figures.verbatim(alert.summary(), 200),
                moments.of(alert.sinceMillis()),
                incident.isOpen() ? "" : moments.of(alert.resolvedAtMillis()),
                Figures.grouped((double) alert.customersAffected()),
                Figures.grouped(alert.valueAtRisk()),
                alert.contributors().isEmpty() ? "" : Facts.topContributor(alert),
                name(alert.owner(), "nobody"));
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
