package xm.report;

import java.util.List;
import xm.alert.Alert;
import xm.alert.Figures;
import xm.report.Report.Incident;
import xm.report.Report.Totals;

/** What a report says in sentences. */
public final class ReportWords {
    private ReportWords() {}

    public static String title(Report report) {
        return "Exceptions from " + Moments.whole(report.shift().fromMillis()) + " to "
                + Moments.whole(report.shift().toMillis()) + " UTC";
    }

    /** The shift in a sentence or three; of an empty one all that there is to say. */
    public static String summary(Report report) {
        String time = "From " + Moments.whole(report.shift().fromMillis()) + " to "
                + Moments.whole(report.shift().toMillis()) + " UTC ("
                + Figures.time(report.shift().lengthMillis()) + ") ";
        if (report.isEmpty()) {
            return report.judged() == 0
                    ? time + "nothing is known: no verdict was said and no alert fired."
                    : time + "no promise was broken and no alert fired; promises were judged in "
                            + counted(report.judged(), "place") + ".";
        }
        Totals totals = report.totals();
        String broken = totals.brokenPromises() == 0
                ? time + "no promise was broken. "
                : time + (totals.brokenPromises() == 1 ? "1 promise was" : totals.brokenPromises() + " promises were")
                        + " broken, for " + Figures.time(totals.brokenMillis()) + " in all. ";
        return broken + customers(totals) + alerts(totals);
    }

    private static String customers(Totals totals) {
        if (totals.customers() == 0) {
            return "";
        }
        String worth = Math.round(totals.valueAtRisk()) > 0
                ? ", worth " + Figures.grouped(totals.valueAtRisk()) + " a year"
                : "";
        return "About " + Figures.grouped((double) totals.customers())
                + (totals.customers() == 1 ? " customer was" : " customers were") + " affected" + worth + ". ";
    }

    private static String alerts(Totals totals) {
        String ended = counted(totals.began(), "alert") + " began, " + totals.ended() + " ended; ";
        return ended
                + switch (totals.open()) {
                    case 0 -> "none is still open.";
                    case 1 -> "1 is still open.";
                    default -> totals.open() + " are still open.";
                };
    }

    /** What is still open, a sentence each, the loudest first. */
    static List<String> open(Report report) {
        return report.incidents().stream()
                .filter(Incident::isOpen)
                .map(incident -> sentence(incident.alert()))
                .toList();
    }

    private static String sentence(Alert alert) {
        String since = "; since " + Moments.whole(alert.sinceMillis()) + ", ";
        String whose = alert.owner() == null ? "nobody owns it" : "owner " + Figures.verbatim(alert.owner(), 80);
        return alert.severity().wireName() + ": " + Figures.verbatim(alert.summary(), 200) + since + whose;
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
