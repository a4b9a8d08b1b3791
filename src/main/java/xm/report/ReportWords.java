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

    /** The shift in a few sentences; of an empty one all that there is to say. */
    public static String summary(Report report) {
        return "From " + Moments.whole(report.shift().fromMillis()) + " to "
                + Moments.whole(report.shift().toMillis()) + " UTC ("
                + Figures.time(report.shift().lengthMillis()) + ") " + happened(report) + unwatched(report)
                + early(report.shift());
    }

    private static String happened(Report report) {
        if (report.isEmpty()) {
            return report.judged() == 0
                    ? "nothing is known: no verdict was said and no alert fired."
                    : "no promise was broken and no alert fired; promises were judged in "
                            + counted(report.judged(), "place") + ".";
        }
        Totals totals = report.totals();
        String broken = totals.brokenPromises() == 0
                ? "no promise was broken. "
                : (totals.brokenPromises() == 1 ? "1 promise was" : totals.brokenPromises() + " promises were")
                        + " broken, for " + Figures.time(totals.brokenMillis()) + " in all. ";
        return broken + customers(totals) + alerts(totals);
    }

    /** What is not known must not look as if all had been well. */
    private static String unwatched(Report report) {
        long millis = Stretch.sum(report.unwatched());
        if (millis == 0) {
            return "";
        }
        return millis == report.shift().lengthMillis()
                ? " Nobody watched: the job that judges promises gave no sign of life."
                : " For " + Figures.time(millis) + " of it nobody watched: what happened then is not known.";
    }

    private static String early(Shift shift) {
        return shift.isOver()
                ? ""
                : " The shift was not over yet: it was asked for up to " + Moments.whole(shift.askedToMillis()) + ".";
    }

    /** A share as people read it; what is not quite all or nothing does not look as if it were. */
    static String share(double share) {
        if (share > 0 && share < 0.005) {
            return "under 1 %";
        }
        return share < 1 && share >= 0.995 ? "over 99 %" : Figures.number(100 * share, 0) + " %";
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
