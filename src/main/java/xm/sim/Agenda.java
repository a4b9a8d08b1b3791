package xm.sim;

import java.util.PriorityQueue;

/** What is going to happen, in time order; the only clock of the simulation. */
final class Agenda {
    private final PriorityQueue<Step> entries = new PriorityQueue<>();
    private long nowMillis;
    private long entered;

    Agenda(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    long nowMillis() {
        return nowMillis;
    }

    void after(double seconds, Runnable act) {
        at(nowMillis + Math.max(0, Math.round(seconds * 1000)), act);
    }

    void at(long timeMillis, Runnable act) {
        entries.add(new Step(Math.max(nowMillis, timeMillis), entered++, act));
    }

    long nextMillis() {
        return entries.element().timeMillis;
    }

    void live() {
        Step step = entries.remove();
        nowMillis = step.timeMillis;
        step.act.run();
    }

    /** Ties go to what was entered first, so that the order does not depend on the heap. */
    private record Step(long timeMillis, long order, Runnable act) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = Long.compare(timeMillis, other.timeMillis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
