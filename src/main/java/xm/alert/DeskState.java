package xm.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.promise.Marker;

/**
 * All that the desk keeps: what is in trouble, open alerts, what was changed, the pace of exceptions.
 *
 * <p>Every part has an end, see {@link DeskSettings}: cells and scouts that are not confirmed, changes of long ago, paces
 * of which nothing is left, revisions of alerts that were closed long ago. The order of its maps never matters.
 */
public final class DeskState {
    static final long NEVER = Long.MAX_VALUE;
    static final long UNKNOWN = Long.MIN_VALUE;

    /** How far time has come; what is gathered but not yet decided happened then. */
    public long nowMillis = UNKNOWN;
    /** When the desk began to look. */
    public long beganMillis = UNKNOWN;
    /** Wall clock, {@link #UNKNOWN} where time is only what events say. */
    public long clockMillis = UNKNOWN;
    /** When something is due next. */
    public long dueMillis = NEVER;

    public long sweptMillis = UNKNOWN;

    /** By promise. */
    public Map<String, PromiseSights> promises = new HashMap<>();
    /** Promise and cell of verdicts that are not yet decided upon. */
    public Set<String> fresh = new HashSet<>();
    /** Exceptions that are not yet decided upon. */
    public List<ExceptionNote> notes = new ArrayList<>();
    /** Open alerts by key. */
    public Map<String, OpenAlert> alerts = new HashMap<>();

    public List<Marker> markers = new ArrayList<>();
    /** By the key of the cell that the exceptions come from. */
    public Map<String, ExceptionPace> paces = new HashMap<>();
    /** By alert key. */
    public Map<String, LastRevision> closed = new HashMap<>();

    public DeskState() {}

    /** When the desk has to decide next. */
    long nextMillis() {
        return fresh.isEmpty() && notes.isEmpty() ? dueMillis : Math.min(nowMillis, dueMillis);
    }

    PromiseSights sights(String promise) {
        return promises.computeIfAbsent(promise, name -> new PromiseSights());
    }

    /** What was last seen of a promise at a cell, or {@code null}. */
    Sight sight(String id) {
        int slash = id.indexOf('/');
        PromiseSights sights = promises.get(id.substring(0, slash));
        return sights == null ? null : sights.cells.get(id.substring(slash + 1));
    }

    /** Forgets what has its end, now and then. */
    void sweep(DeskSettings settings, long now) {
        if (sweptMillis != UNKNOWN && now - sweptMillis < settings.holdMillis()) {
            return;
        }
        sweptMillis = now;
        promises.values().forEach(sights -> sights.forget(now - settings.scoutMillis()));
        promises.values().removeIf(PromiseSights::isEmpty);
        markers.removeIf(marker -> marker.atMillis() < now - DeskSettings.DAY - settings.changeBeforeMillis());
        paces.values().removeIf(pace -> pace.isForgotten(now));
        closed.values().removeIf(last -> last.atMillis() < now - settings.rememberMillis());
    }

    /** Whether something that happened then is long past. */
    boolean isPast(long atMillis, long replayMillis) {
        return clockMillis != UNKNOWN && clockMillis - atMillis > replayMillis;
    }
}
