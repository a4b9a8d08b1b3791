package xm.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.codec.ToldWindow.ToldReading;
import xm.promise.Marker;
import xm.signal.WindowLadder;

/** Signal records back from JSON, as people look at them; members it does not know are passed over. */
public final class ToldWindowReader {
    private ToldWindowReader() {}

    public static Reread<ToldWindow> read(byte[] record) {
        return Reread.of(record, ToldWindowReader::window);
    }

    private static ToldWindow window(RecordMembers record) throws Refusal {
        List<Marker> changes = new ArrayList<>();
        for (RecordMembers change : record.objects("changes")) {
            changes.add(CellReportReader.marker(change));
        }
        return new ToldWindow(
                record.cell("cell"),
                record.textOrNull("stage"),
                record.text("window").equals(WindowLadder.ALL)
                        ? WindowLadder.UNBOUNDED
                        : record.durationMillis("window"),
                record.time("start"),
                record.time("end"),
                record.small("revision"),
                record.whole("events"),
                record.wholeOr("customers", 0),
                changes,
                readings(record.object("signals")));
    }

    private static Map<String, ToldReading> readings(RecordMembers told) throws Refusal {
        Map<String, ToldReading> readings = new LinkedHashMap<>();
        for (String name : told.names()) {
            RecordMembers reading = told.object(name);
            readings.put(
                    name,
                    new ToldReading(
                            reading.whole("n"),
                            reading.number("value"),
                            reading.number("low"),
                            reading.number("high")));
        }
        return readings;
    }
}
