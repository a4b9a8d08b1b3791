package xm.alert;

import java.util.HashMap;
import java.util.Map;

/** What the desk knows of one promise: the cells that are in trouble, and the finer cells that tell where it comes from. */
public final class PromiseSights {
    /** So many finer cells are enough to tell where it comes from. */
    static final int SCOUTS_AT_MOST = 20_000;

    /** Cells that the promise is judged on, by cell key. */
    public Map<String, Sight> cells = new HashMap<>();
    /** Finer cells with a shortfall, by cell key. */
    public Map<String, Sight> scouts = new HashMap<>();

    public PromiseSights() {}

    boolean isEmpty() {
        return cells.isEmpty() && scouts.isEmpty();
    }

    void forget(long beforeMillis) {
        cells.values().removeIf(sight -> !sight.isPartOfAnAlert() && sight.atMillis < beforeMillis);
        scouts.values().removeIf(sight -> sight.atMillis < beforeMillis);
    }
}
