package xm.report;

import java.util.List;

/** A table of a report in plain words, for whoever writes it down to escape. */
record ReportTable(String title, String note, List<Column> columns, List<List<String>> rows) {
    /** A column; numbers stand to the right, and only words are told on more than one line. */
    record Column(String name, boolean isNumber, boolean isWords) {
        static Column text(String name) {
            return new Column(name, false, false);
        }

        static Column words(String name) {
            return new Column(name, false, true);
        }

        static Column number(String name) {
            return new Column(name, true, false);
        }
    }
}
