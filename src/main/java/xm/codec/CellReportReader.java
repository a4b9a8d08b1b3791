package xm.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.promise.CellReport;
import xm.promise.Marker;
import xm.promise.SignalReport;
import xm.signal.WindowLadder;

/**
 * Signal records back from JSON, as promises are held against them.
 *
 * <p>Members it does not know are passed over. A record of an earlier release has no customers, which are then known
 * only where complaints are told of them, no changes, and no levels.
 */
public final class CellReportReader {
    /** Numbers of a signal that are no parts, or of no use here. */
    private static final Set<String> NO_PARTS = Set.of("n", "value", "low", "high");

    private CellReportReader() {}

    public static Reread<CellReport> read(byte[] record) {
        return Reread.of(record, CellReportReader::report);
    }

    private static CellReport report(RecordMembers record) throws Refusal {
        Map<String, SignalReport> signals = signals(record.object("signals"));
        SignalReport complaints = signals.get("complaints");
        return new CellReport(
                record.cell("cell").key(),
                record.textOrNull("stage"),
                windowMillis(record),
                record.time("start"),
                record.time("end"),
                record.small("revision"),
                record.whole("events"),
                record.wholeOr("customers", complaints == null ? 0 : complaints.n()),
                signals,
                markers(record));
    }

    static long windowMillis(RecordMembers record) throws Refusal {
        return record.text("window").equals(WindowLadder.ALL)
                ? WindowLadder.UNBOUNDED
                : record.durationMillis("window");
    }

    private static Map<String, SignalReport> signals(RecordMembers told) throws Refusal {
        Map<String, SignalReport> signals = new HashMap<>();
        for (String name : told.names()) {
            signals.put(name, signal(told.object(name)));
        }
        return signals;
    }

    private static SignalReport signal(RecordMembers told) throws Refusal {
        Map<String, Double> parts = new HashMap<>();
        for (String name : told.names()) {
            if (told.isNumber(name) && !NO_PARTS.contains(name)) {
                parts.put(name, told.number(name));
            }
        }
        double[] levels = told.numbersOrNull("levels");
        double[] edges = told.numbersOrNull("edges");
        if (levels != null && Arrays.stream(levels).anyMatch(count -> count < 0)) {
            throw told.bad("levels", "an array of counts");
        }
        if (edges != null && (levels == null || levels.length != edges.length)) {
            throw told.bad("levels", "as long as edges");
        }
        return new SignalReport(told.whole("n"), told.number("value"), parts, levels, edges);
    }

    static List<Marker> markers(RecordMembers record) throws Refusal {
        List<Marker> markers = new ArrayList<>();
        for (RecordMembers change : record.objects("changes")) {
            markers.add(marker(change));
        }
        return markers;
    }

    static Marker marker(RecordMembers change) throws Refusal {
        return new Marker(change.time("at"), change.text("what"), change.text("touchpoint"), change.text("channel"));
    }
}
