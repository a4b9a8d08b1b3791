package xm.flow;

import static xm.event.Touchpoints.minute;
import static xm.flow.Reports.book;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import xm.event.Cell;
import xm.io.influx.PromisedWindows;
import xm.promise.PromiseBook;
import xm.signal.CellWindow;
import xm.signal.Csat;
import xm.signal.Tally;

/** Windows on their way to the store while the promise becomes a stricter one. */
final class PromisedWindowsScript {
    private PromisedWindowsScript() {}

    static OperatorScript<BroadcastOperatorTestHarness<CellWindow, PromiseBook, String>> script() {
        return new OperatorScript<>(PromisedWindowsScript::windows)
                .then(windows -> windows.processBroadcastElement(book(1, "0.8", ""), 0))
                .then(windows ->
                        windows.processBroadcastElement(book(2, "0.9", "effectiveFrom: 2026-11-21T10:05:00Z"), 0))
                .then(windows -> windows.processElement(window(1), 0))
                // both books are kept, for windows come late and early
                .then(windows -> windows.processElement(window(2), 0))
                .then(windows -> windows.processElement(window(9), 0))
                .then(windows -> windows.processElement(window(3), 0));
    }

    private static BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> windows() throws Exception {
        return new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(new PromisedWindows(), List.of(PromisedWindows.BOOKS)), 1, 1, 0);
    }

    private static CellWindow window(int minute) {
        Tally tally = new Tally();
        tally.events = 9;
        tally.csat = new Csat();
        tally.csat.n = 9;
        tally.csat.satisfied = 8;
        return new CellWindow(
                new Cell("gold", "checkout", "*"), "PT1M", 1, minute(minute - 1), minute(minute), 0, tally);
    }
}
