package xm.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.PromisedSignal;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * A verdict as a point of the measurement {@code promise}, in line protocol, timed when it was said.
 *
 * <p>{@code margin} is how much better than promised it was, in the signal's unit, so below 0 is worse whichever way is
 * better; {@code margin_share} is the same as a share of the signal's scale (of times: of what was promised), so one
 * threshold fits every promise, and the least is the worst. {@code state_code} is the state as a number for panels that
 * colour numbers: 0 kept, 1 at risk, 2 broken, 3 unproven, 4 blind; 5 says that it is no longer promised, as the
 * {@code state} {@code WITHDRAWN} does, so that no board counts what nobody promises.
 *
 * <p>A field has one type for ever, see {@link ExperiencePoints}: {@code state} and {@code owner} are text,
 * {@code state_code}, {@code n}, {@code version}, {@code since} and {@code said} (milliseconds, the time of the point as a
 * number, for an age can be reckoned of no time) are whole numbers, all else is floating. What nobody knows is left
 * out.
 */
public final class VerdictPoints implements ElementConverter<Verdict, String> {
    public static final String MEASUREMENT = "promise";

    private static final long WITHDRAWN = 5;

    /** Evidence grows without end, and line protocol writes every digit; beyond this it is only beyond. */
    private static final double MOST_EVIDENCE = 1e18;

    @Override
    public String apply(Verdict verdict, SinkWriter.Context context) {
        return line(verdict);
    }

    /** The point of a verdict. */
    public static String line(Verdict verdict) {
        Cell cell = verdict.cell();
        Commitment commitment = verdict.commitment();
        Point point = Point.measurement(MEASUREMENT)
                .addTag("segment", cell.segment())
                .addTag("touchpoint", cell.touchpoint())
                .addTag("channel", cell.channel())
                .addTag("promise", verdict.promise())
                .addTag("signal", commitment.promise().signal())
                .addField(
                        "state",
                        verdict.isWithdrawn() ? "WITHDRAWN" : verdict.state().name())
                .addField("state_code", verdict.isWithdrawn() ? WITHDRAWN : code(verdict.state()))
                .addField("version", (long) commitment.version())
                .addField("since", verdict.sinceMillis())
                .addField("said", verdict.atMillis())
                .addField("owner", commitment.owner())
                .addField("promised", commitment.bound())
                .addField("evidence", Math.min(MOST_EVIDENCE, verdict.evidence()))
                .addField("needed", Math.min(MOST_EVIDENCE, verdict.needed()))
                .addField(
                        "n", verdict.observed() == null ? 0 : verdict.observed().n())
                .time(verdict.atMillis(), WritePrecision.MS);
        if (verdict.observed() != null) {
            add(point, verdict.observed(), commitment);
        }
        return point.toLineProtocol();
    }

    private static void add(Point point, Observed observed, Commitment commitment) {
        point.addField("value", observed.value())
                .addField("low", observed.low())
                .addField("high", observed.high());
        PromisedSignal.named(commitment.promise().signal())
                .ifPresent(signal -> addMargin(point, signal, observed.value(), commitment.bound()));
    }

    private static void addMargin(Point point, PromisedSignal signal, double value, double bound) {
        double margin = signal.isHighBetter() ? value - bound : bound - value;
        double scale = Double.isInfinite(signal.highest()) ? bound : signal.highest() - signal.lowest();
        point.addField("margin", margin).addField("margin_share", margin / scale);
    }

    /** Written down in dashboards, so it does not follow the order of the states. */
    private static long code(VerdictState state) {
        return switch (state) {
            case KEPT -> 0;
            case AT_RISK -> 1;
            case BROKEN -> 2;
            case UNPROVEN -> 3;
            case BLIND -> 4;
        };
    }
}
