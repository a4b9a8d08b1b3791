package xm.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.promise.CellReport;
import xm.promise.Marker;
import xm.promise.SignalReport;
import xm.signal.CellWindow;
import xm.signal.Reading;
import xm.signal.SeenChanges;
import xm.signal.WindowLadder;

/** A cell's window as promises are held against it: the same numbers as in the signal record. */
public final class CellReports {
    private CellReports() {}

    public static CellReport of(CellWindow window) {
        Map<String, SignalReport> signals = new HashMap<>();
        for (Reading reading : window.readings()) {
            signals.put(reading.signal(), of(reading));
        }
        return new CellReport(
                window.cell().key(),
                window.stage(),
                lengthMillis(window.window()),
                window.startMillis(),
                window.endMillis(),
                window.revision(),
                window.tally().events,
                window.tally().customers(window.level()),
                signals,
                markers(window.tally().seenChanges));
    }

    private static SignalReport of(Reading reading) {
        Map<String, Double> parts = new HashMap<>();
        reading.parts().forEach((name, number) -> parts.put(name, number.doubleValue()));
        return new SignalReport(reading.n(), reading.value(), parts, reading.levels(), reading.edges());
    }

    private static long lengthMillis(String window) {
        return window.equals(WindowLadder.ALL)
                ? WindowLadder.UNBOUNDED
                : Duration.parse(window).toMillis();
    }

    private static List<Marker> markers(SeenChanges changes) {
        return changes == null
                ? List.of()
                : changes.newest.stream()
                        .map(change ->
                                new Marker(change.atMillis(), change.what(), change.touchpoint(), change.channel()))
                        .toList();
    }
}
