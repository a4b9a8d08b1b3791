package xm.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import xm.event.Cell;
import xm.signal.CellWindow;
import xm.signal.Reading;

/**
 * A cell's window as a point of the measurement {@code experience}, in line protocol, timed at the window's end.
 *
 * <p>The same window again has the same measurement, tags and time, so it replaces what was there. For that the set of
 * tags never changes: a window without a stage has the stage {@code unknown}.
 *
 * <p>A field has one type for ever, by its name and never by its value: {@code _n}, {@code events} and
 * {@code revision} are whole numbers, all else is floating, counts among the parts too. So a part may become fractional
 * one day without a clash in stores that hold years of it, and {@code sum(csat_satisfied) / sum(csat_n)} is a share in
 * every query language, not a whole-number division.
 *
 * <p>{@code csat_promised} is what was promised then, beside a signal that something was said of; see
 * {@link PromisedBounds}.
 */
public final class ExperiencePoints implements ElementConverter<CellWindow, String> {
    public static final String MEASUREMENT = "experience";
    static final String NO_STAGE = "unknown";

    @Override
    public String apply(CellWindow window, SinkWriter.Context context) {
        return line(window);
    }

    /** The point of a window. */
    public static String line(CellWindow window) {
        return line(window, Map.of());
    }

    /** The point of a window with what is promised, by the wire name of the signal. */
    static String line(CellWindow window, Map<String, Double> promised) {
        return line(window, window.readings(), promised);
    }

    static String line(CellWindow window, List<Reading> readings) {
        return line(window, readings, Map.of());
    }

    static String line(CellWindow window, List<Reading> readings, Map<String, Double> promised) {
        Cell cell = window.cell();
        Point point = Point.measurement(MEASUREMENT)
                .addTag("segment", cell.segment())
                .addTag("touchpoint", cell.touchpoint())
                .addTag("channel", cell.channel())
                .addTag("stage", window.stage() == null ? NO_STAGE : window.stage())
                .addTag("window", window.window())
                .addField("events", window.tally().events)
                .addField("revision", (long) window.revision())
                .time(window.endMillis(), WritePrecision.MS);
        for (Reading reading : readings) {
            add(point, reading);
            point.addField(field(reading.signal()) + "_promised", promised.get(reading.signal()));
        }
        return point.toLineProtocol();
    }

    /** A bound that does not exist (NaN) is left out: line protocol has no word for it. */
    private static void add(Point point, Reading reading) {
        String prefix = field(reading.signal()) + '_';
        point.addField(prefix + "n", reading.n())
                .addField(prefix + "value", reading.value())
                .addField(prefix + "low", reading.low())
                .addField(prefix + "high", reading.high());
        reading.parts().forEach((part, value) -> point.addField(prefix + field(part), value.doubleValue()));
    }

    /** Dashes would have to be quoted in every query. */
    private static String field(String name) {
        return name.replace('-', '_');
    }
}
