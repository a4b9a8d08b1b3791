package xm.io.influx;

import java.util.Map;
import xm.event.Cell;
import xm.signal.CellWindow;
import xm.signal.Reading;
import xm.signal.Tally;

/** Cell windows made by hand. */
final class Windows {
    static final long MORNING = 1_795_255_200_000L;

    private Windows() {}

    /** A quarter of an hour of gold customers at a touchpoint; the touchpoint and the end make the point. */
    static CellWindow at(String touchpoint, long endMillis, int revision, long events) {
        Tally tally = new Tally();
        tally.events = events;
        return new CellWindow(
                new Cell("gold", touchpoint, "web"), "PT15M", 2, endMillis - 900_000, endMillis, revision, tally);
    }

    /** As many different points as asked for. */
    static CellWindow numbered(long number) {
        return at("checkout-" + number % 50, MORNING + number / 50 * 1_000, 0, number + 1);
    }

    static Reading csat() {
        return new Reading("csat", 428, 0.738, 0.694, 0.778, Map.of("satisfied", 316L));
    }
}
