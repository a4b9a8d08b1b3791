package xm.app.backtest;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xm.promise.VerdictState;

/** How promises stood at the end of a recording, and for how long they were broken; counted in the order of time. */
public final class VerdictCount {
    private final Map<String, ToldVerdict> last = new HashMap<>();
    private final SortedMap<String, Long> brokenMillis = new TreeMap<>();
    private long told;

    void add(ToldVerdict verdict) {
        told++;
        brokenMillis.putIfAbsent(verdict.promise(), 0L);
        ToldVerdict before = last.get(verdict.id());
        boolean wasBroken = isBroken(before);
        if (wasBroken && !isBroken(verdict)) {
            addBroken(before, verdict.atMillis());
        }
        // of a broken promise the first verdict counts: it says since when
        if (!wasBroken || !isBroken(verdict)) {
            last.put(verdict.id(), verdict);
        }
    }

    void end(long recordedUntilMillis) {
        last.values().stream().filter(VerdictCount::isBroken).forEach(broken -> addBroken(broken, recordedUntilMillis));
    }

    /** How many verdicts there were. */
    public long told() {
        return told;
    }

    /** How many promises at cells stood how at last. */
    public SortedMap<String, Long> byState() {
        SortedMap<String, Long> counts = new TreeMap<>();
        last.values().forEach(verdict -> counts.merge(verdict.state().name(), 1L, Long::sum));
        return counts;
    }

    /** For how long each promise was broken, all its cells added up; from when the experience dropped. */
    public SortedMap<String, Long> brokenMillis() {
        return brokenMillis;
    }

    private void addBroken(ToldVerdict broken, long untilMillis) {
        brokenMillis.merge(broken.promise(), Math.max(0, untilMillis - broken.sinceMillis()), Long::sum);
    }

    private static boolean isBroken(ToldVerdict verdict) {
        return verdict != null && verdict.state() == VerdictState.BROKEN;
    }
}
