package xm.app.command;

import xm.report.Report;
import xm.report.ReportCsv;
import xm.report.ReportHtml;
import xm.report.ReportMarkdown;

/** How a report is written down. */
enum ReportFormat {
    MD,
    HTML,
    CSV;

    String text(Report report) {
        return switch (this) {
            case MD -> ReportMarkdown.text(report);
            case HTML -> ReportHtml.text(report);
            case CSV -> ReportCsv.text(report);
        };
    }
}
