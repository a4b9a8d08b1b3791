package xm.promise;

import java.util.List;
import java.util.Map;

/**
 * One window of a cell as it was told: what comes in to be judged.
 *
 * @param cell its key, {@link xm.event.Cell#key()}
 * @param stage wire name, {@code *} for several, {@code null} for none
 * @param startMillis inclusive
 * @param endMillis exclusive
 * @param customers who were seen in it, each counted once
 * @param signals by wire name
 * @param markers what was changed there in this window
 */
public record CellReport(
        String cell,
        String stage,
        long windowMillis,
        long startMillis,
        long endMillis,
        int revision,
        long events,
        long customers,
        Map<String, SignalReport> signals,
        List<Marker> markers) {}
