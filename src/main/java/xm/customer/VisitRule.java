package xm.customer;

import java.util.HashMap;
import java.util.Map;

/** Says whether a customer's visit is still needed. */
interface VisitRule {
    /** Stands where no earlier visit was kept. */
    long NEVER_BEFORE = Long.MIN_VALUE;

    /**
     * Whether to keep it.
     *
     * @param pane of the visit
     * @param keptBefore pane of the nearest earlier visit of the same cell that was kept, else {@link #NEVER_BEFORE}
     */
    boolean keeps(long pane, long keptBefore);

    /** Moves the visits that it keeps to the front, those of each cell in order of time, and says how many they are. */
    default int retain(long[] cells, long[] panes, int size) {
        Map<Long, Long> newestKept = new HashMap<>();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (keeps(panes[i], newestKept.getOrDefault(cells[i], NEVER_BEFORE))) {
                newestKept.put(cells[i], panes[i]);
                cells[kept] = cells[i];
                panes[kept] = panes[i];
                kept++;
            }
        }
        return kept;
    }
}
