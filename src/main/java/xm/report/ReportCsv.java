package xm.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.promise.Observed;
import xm.report.Report.Incident;

/**
 * The alerts of a report as CSV (RFC 4180), one a line, numbers and times as programs read them.
 *
 * <p>What a spreadsheet would run as a formula is given a {@code '} in front, for names come from events: at the
 * beginning of a cell, after blanks, and where a spreadsheet may begin a new cell because it cuts at semicolons, tabs
 * or lines. The wide twins of the signs count too: some spreadsheets take them for the same.
 */
public final class ReportCsv {
    private static final Pattern FORMULA =
            Pattern.compile("(^|[;\\t\\r\\n])([\\s\\h]*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private static final List<String> COLUMNS = List.of(
            "alertId",
            "kind",
            "severity",
            "open",
            "promise",
            "version",
            "owner",
            "segment",
            "touchpoint",
            "channel",
            "signal",
            "promised",
            "value",
            "low",
            "high",
            "n",
            "since",
            "detectedAt",
            "resolvedAt",
            "minutesInShift",
            "customersAffected",
            "valueAtRisk",
            "contributor",
            "contributorShare",
            "summary");

    private ReportCsv() {}

    public static String text(Report report) {
        return Stream.concat(Stream.of(COLUMNS), report.incidents().stream().map(ReportCsv::row))
                .map(row -> row.stream().map(ReportCsv::field).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static List<String> row(Incident incident) {
        Alert alert = incident.alert();
        Observed observed = alert.observed();
        boolean hasPart = !alert.contributors().isEmpty();
        return List.of(
                guarded(alert.alertId()),
                alert.kind().wireName(),
                alert.severity().wireName(),
                String.valueOf(incident.isOpen()),
                guarded(alert.promise()),
                String.valueOf(alert.version()),
                guarded(alert.owner()),
                guarded(alert.cell().segment()),
                guarded(alert.cell().touchpoint()),
                guarded(alert.cell().channel()),
                guarded(alert.signal()),
                number(alert.promised()),
                observed == null ? "" : number(observed.value()),
                observed == null ? "" : number(observed.low()),
                observed == null ? "" : number(observed.high()),
                observed == null ? "" : String.valueOf(observed.n()),
                time(alert.sinceMillis()),
                time(alert.detectedAtMillis()),
                incident.overMillis() == null ? "" : time(incident.overMillis()),
                number(Math.round(incident.stretch().millis() / 6_000.0) / 10.0),
                String.valueOf(alert.customersAffected()),
                number(alert.valueAtRisk()),
                hasPart
                        ? guarded(alert.contributors().get(0).dimension() + " "
                                + alert.contributors().get(0).value())
                        : "",
                hasPart ? number(alert.contributors().get(0).share()) : "",
                guarded(alert.summary()));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "")
                : "";
    }

    private static String guarded(String text) {
        return text == null ? "" : FORMULA.matcher(text).replaceAll("$1$2'");
    }

    private static String field(String text) {
        boolean isQuoted = text.chars().anyMatch(letter -> ",\";\t\n\r".indexOf(letter) >= 0);
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
