package xm.codec;

import java.util.List;
import java.util.Map;
import xm.event.Cell;
import xm.promise.Marker;
import xm.signal.Reading;

/**
 * A signal record as people look at it: what one window of a cell told, each signal with its interval.
 *
 * @param stage of the customer's journey, wire name, or {@code null}
 * @param windowMillis {@code Long.MAX_VALUE} for a window without bounds
 * @param revision does not say which record is newer: that is the one with more events, of as many the one written
 *     later
 * @param changes at the cell, the newest
 * @param readings by the signal's wire name, without their parts
 */
public record ToldWindow(
        Cell cell,
        String stage,
        long windowMillis,
        long startMillis,
        long endMillis,
        int revision,
        long events,
        long customers,
        List<Marker> changes,
        Map<String, Reading> readings) {}
