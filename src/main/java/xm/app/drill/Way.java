package xm.app.drill;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One way of a drill, there or back: the hops that are awaited, and what is wrong if they are not reached. */
final class Way {
    /**
     * @param missing what is said of it if it is not reached
     * @param lookFirst at what to look then
     * @param before the hop without which it cannot be reached, or {@code null}
     */
    private record Awaited(String missing, String lookFirst, String before) {}

    private final HopLog log;
    private final boolean isBack;
    private final Map<String, Awaited> awaited = new LinkedHashMap<>();
    private final Set<String> reached = new LinkedHashSet<>();

    private Way(HopLog log, boolean isBack) {
        this.log = log;
        this.isBack = isBack;
    }

    static Way there(HopLog log) {
        return new Way(log, false);
    }

    static Way back(HopLog log) {
        return new Way(log, true);
    }

    boolean isBack() {
        return isBack;
    }

    void await(String hop, String missing, String lookFirst) {
        awaited.put(hop, new Awaited(missing, lookFirst, null));
    }

    /** Awaits a hop that comes after another one, which is to blame if both are missing. */
    void awaitAfter(String before, String hop, String missing, String lookFirst) {
        awaited.put(hop, new Awaited(missing, lookFirst, before));
    }

    /** Says better what is wrong with a hop that is awaited. */
    void doubt(String hop, String missing, String lookFirst) {
        awaited.replace(hop, new Awaited(missing, lookFirst, null));
    }

    boolean isAwaited(String hop) {
        return awaited.containsKey(hop);
    }

    /** Notes that a hop was reached, once. */
    void reach(String hop, String text) {
        if (awaited.remove(hop) != null) {
            reached.add(hop);
            log.reached(text);
        }
    }

    boolean wasReached(String hop) {
        return reached.contains(hop);
    }

    boolean isDone() {
        return awaited.isEmpty();
    }

    /** Gives up the hops that are awaited still. */
    void giveUp() {
        awaited.values()
                .forEach(hop -> log.missing(hop.missing, isAwaited(hop.before) ? "the hop before it" : hop.lookFirst));
        awaited.clear();
    }
}
