package xm.sim;

import java.util.PriorityQueue;

/** What is going to happen, in time order; the only clock of the simulation. */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long nowMillis;
    private long entered;

    Agenda(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    long nowMillis() {
        return nowMillis;
    }

    void after(double seconds, Runnable step) {
        at(nowMillis + Math.max(0, Math.round(seconds * 1000)), step);
    }

    void at(long timeMillis, Runnable step) {
        entries.add(new Entry(Math.max(nowMillis, timeMillis), entered++, step));
    }

    long nextMillis() {
        return entries.element().timeMillis;
    }

    void live() {
        Entry entry = entries.remove();
        nowMillis = entry.timeMillis;
        entry.step.run();
    }

    /** Ties go to what was entered first, so that the order does not depend on the heap. */
    private record Entry(long timeMillis, long order, Runnable step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(timeMillis, other.timeMillis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
