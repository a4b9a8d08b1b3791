package xm.flow;

import java.util.List;
import java.util.Map;
import xm.codec.PromiseBookFile;
import xm.event.Touchpoints;
import xm.promise.CellReport;
import xm.promise.Marker;
import xm.promise.PromiseBook;
import xm.promise.SignalReport;

/** Windows and promise books for tests. */
final class Reports {
    static final long PANE = 10_000;
    static final long[] WINDOWS = {PANE, 60_000, 900_000, 3_600_000, 86_400_000};

    private Reports() {}

    /** The pane of a number, counted from the morning, with satisfied and other answers. */
    static CellReport pane(String cell, int number, int answers, int satisfied) {
        long start = Touchpoints.MORNING + number * PANE;
        return new CellReport(
                cell,
                null,
                PANE,
                start,
                start + PANE,
                0,
                answers,
                answers,
                Map.of(
                        "csat",
                        new SignalReport(
                                answers,
                                (double) satisfied / answers,
                                Map.of("satisfied", (double) satisfied),
                                null,
                                null)),
                List.of());
    }

    /** The same, told anew. */
    static CellReport corrected(CellReport pane, int revision) {
        return report(pane, pane.windowMillis(), revision);
    }

    /** The same as a longer window. */
    static CellReport window(CellReport pane, long windowMillis) {
        return report(pane, windowMillis, pane.revision());
    }

    private static CellReport report(CellReport pane, long windowMillis, int revision) {
        return new CellReport(
                pane.cell(),
                pane.stage(),
                windowMillis,
                pane.startMillis(),
                pane.startMillis() + windowMillis,
                revision,
                pane.events(),
                pane.customers(),
                pane.signals(),
                pane.markers());
    }

    /** The same with something that was changed in it. */
    static CellReport changed(CellReport pane, String what) {
        return new CellReport(
                pane.cell(),
                pane.stage(),
                pane.windowMillis(),
                pane.startMillis(),
                pane.endMillis(),
                pane.revision(),
                pane.events(),
                pane.customers(),
                pane.signals(),
                List.of(new Marker(pane.startMillis() + 1, what, "checkout", "web")));
    }

    /** 90 % satisfied at every touchpoint of every segment. */
    static PromiseBook book(int version) {
        return book(version, "0.9", "");
    }

    /** @param more lines of the book's head */
    static PromiseBook book(int version, String atLeast, String more) {
        return PromiseBookFile.parse("promises.yaml", """
                version: %d
                %s
                promises:
                  satisfied:
                    signal: csat
                    by: [segment, touchpoint]
                    atLeast: %s
                    falseAlarmEvery: P30D
                    severity: page
                    owner: cx
                """.formatted(version, more, atLeast));
    }

    /** Few complaints at every touchpoint of every segment. */
    static PromiseBook calmBook() {
        return PromiseBookFile.parse("promises.yaml", """
                version: 1
                promises:
                  calm: {signal: complaints, by: [segment, touchpoint], atMost: 4, falseAlarmEvery: P5D, severity: page}
                """);
    }

    /** Nothing is promised any more but what nobody measures here. */
    static PromiseBook otherBook(int version, String more) {
        return PromiseBookFile.parse("promises.yaml", """
                version: %d
                %s
                promises:
                  punctual: {signal: on-time, by: [touchpoint], atLeast: 0.9, falseAlarmEvery: P30D, severity: ticket}
                """.formatted(version, more));
    }
}
