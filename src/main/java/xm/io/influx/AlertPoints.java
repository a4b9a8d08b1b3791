package xm.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.event.Cell;

/**
 * An alert as points of the measurement {@code alert}, in line protocol: one when it was detected, one when it was over.
 *
 * <p>Tags are only what stays the same through an alert's life: the promise and the cell where it began, from its key, and
 * its kind. So a later revision replaces the point before, and the last {@code firing} of a series is 0 once it is over.
 * What may change is in fields, {@code severity} and the {@code cell} that explains it among them. Once it is over the
 * first point is written again with {@code endedAt}, so that one point tells from when to when it fired.
 *
 * <p>{@code firing}, {@code revision}, {@code version}, {@code customersAffected} and the times in milliseconds
 * ({@code since}, {@code endedAt}) are whole numbers, {@code valueAtRisk} and {@code minutes} (since it was detected, of
 * the last point) are floating, the others are text. What nobody knows is left out.
 */
public final class AlertPoints implements ElementConverter<Alert, String> {
    public static final String MEASUREMENT = "alert";

    @Override
    public String apply(Alert alert, SinkWriter.Context context) {
        return line(alert);
    }

    /** The points of an alert's present revision, one a line; none of the answer to a canary. */
    public static String line(Alert alert) {
        if (Echo.is(alert)) {
            return "";
        }
        if (alert.isFiring() || alert.resolvedAtMillis() == null) {
            return point(alert, alert.detectedAtMillis(), true).toLineProtocol();
        }
        long ended = alert.resolvedAtMillis();
        Point whole = point(alert, alert.detectedAtMillis(), true).addField("endedAt", ended);
        Point end = point(alert, ended, false).addField("minutes", (ended - alert.detectedAtMillis()) / 60_000.0);
        return whole.toLineProtocol() + '\n' + end.toLineProtocol();
    }

    private static Point point(Alert alert, long atMillis, boolean isFiring) {
        Cell began = began(alert);
        Point point = Point.measurement(MEASUREMENT)
                .addTag("segment", began.segment())
                .addTag("touchpoint", began.touchpoint())
                .addTag("channel", began.channel())
                .addTag("promise", alert.promise())
                .addTag("kind", alert.kind().wireName())
                .addField("severity", alert.severity().wireName())
                .addField("cell", alert.cell().key())
                .addField("firing", isFiring ? 1L : 0L)
                .addField("revision", (long) alert.revision())
                .addField("version", (long) alert.version())
                .addField("since", alert.sinceMillis())
                .addField("customersAffected", alert.customersAffected())
                .addField("valueAtRisk", alert.valueAtRisk())
                .addField("alertId", alert.alertId())
                .addField("summary", alert.summary())
                .time(atMillis, WritePrecision.MS);
        // the client leaves out what is null
        return point.addField("signal", alert.signal()).addField("owner", alert.owner());
    }

    /** The cell in which the key ends, after the name of the promise and whatever else there is before it. */
    private static Cell began(Alert alert) {
        String[] names = alert.key().split("/", -1);
        int last = names.length - 1;
        return last < 3 ? alert.cell() : new Cell(names[last - 2], names[last - 1], names[last]);
    }
}
