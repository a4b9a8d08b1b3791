package xm.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.signal.Reading;

/** Signal records back from JSON, as people look at them; members it does not know are passed over. */
public final class ToldWindowReader {
    private ToldWindowReader() {}

    public static Reread<ToldWindow> read(byte[] record) {
        return Reread.of(record, ToldWindowReader::window);
    }

    private static ToldWindow window(RecordMembers record) throws Refusal {
        return new ToldWindow(
                record.cell("cell"),
                record.textOrNull("stage"),
                CellReportReader.windowMillis(record),
                record.time("start"),
                record.time("end"),
                record.small("revision"),
                record.whole("events"),
                record.wholeOr("customers", 0),
                CellReportReader.markers(record),
                readings(record.object("signals")));
    }

    private static Map<String, Reading> readings(RecordMembers told) throws Refusal {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (String name : told.names()) {
            RecordMembers reading = told.object(name);
            readings.put(
                    name,
                    new Reading(
                            name,
                            reading.whole("n"),
                            reading.number("value"),
                            reading.number("low"),
                            reading.number("high"),
                            Map.of()));
        }
        return readings;
    }
}
