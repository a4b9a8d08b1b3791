package xm.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import xm.alert.Alert;
import xm.event.Cell;

/**
 * An alert as points of the measurement {@code alert}, in line protocol: one when it was detected, one when it was over.
 *
 * <p>Tags are only what stays the same through an alert's life: the promise and the cell where it began, from its key, and
 * its kind. So a later revision replaces the point before, and the last {@code firing} of a series is 0 once it is over.
 * What may change is in fields, {@code severity} and the {@code cell} that explains it among them.
 *
 * <p>{@code firing}, {@code revision}, {@code version} and {@code customersAffected} are whole numbers,
 * {@code valueAtRisk} is floating, the others are text.
 */
public final class AlertPoints implements ElementConverter<Alert, String> {
    public static final String MEASUREMENT = "alert";

    @Override
    public String apply(Alert alert, SinkWriter.Context context) {
        return line(alert);
    }

    /** The point of an alert's present revision. */
    public static String line(Alert alert) {
        Cell began = began(alert);
        return Point.measurement(MEASUREMENT)
                .addTag("segment", began.segment())
                .addTag("touchpoint", began.touchpoint())
                .addTag("channel", began.channel())
                .addTag("promise", alert.promise())
                .addTag("kind", alert.kind().wireName())
                .addField("severity", alert.severity().wireName())
                .addField("cell", alert.cell().key())
                .addField("firing", alert.isFiring() ? 1L : 0L)
                .addField("revision", (long) alert.revision())
                .addField("version", (long) alert.version())
                .addField("customersAffected", alert.customersAffected())
                .addField("valueAtRisk", alert.valueAtRisk())
                .addField("alertId", alert.alertId())
                .addField("summary", alert.summary())
                .time(changedAtMillis(alert), WritePrecision.MS)
                .toLineProtocol();
    }

    private static long changedAtMillis(Alert alert) {
        return alert.isFiring() || alert.resolvedAtMillis() == null
                ? alert.detectedAtMillis()
                : alert.resolvedAtMillis();
    }

    /** The cell in which the key ends, after the name of the promise and whatever else there is before it. */
    private static Cell began(Alert alert) {
        String[] names = alert.key().split("/", -1);
        int last = names.length - 1;
        return last < 3 ? alert.cell() : new Cell(names[last - 2], names[last - 1], names[last]);
    }
}
