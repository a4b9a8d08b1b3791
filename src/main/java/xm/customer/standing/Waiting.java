package xm.customer.standing;

import java.util.Arrays;
import xm.customer.CustomerMemory;
import xm.customer.Moment;

/**
 * Moments that wait for the end of their grain: added as they come, sorted when the first is asked for.
 *
 * <p>A backtest sees all of a customer's moments before it takes one, so taking one moves no other.
 */
public final class Waiting {
    private static final int LEAST_CAPACITY = 2;

    // mutable on purpose, public for the serializer; components are only ever added
    /** Those from {@link #first} to {@link #end} wait. */
    public WaitingMoment[] moments = {};

    public int first;
    public int end;
    public boolean isSorted = true;
    /** The least time until which one of them waits. */
    public long dueMillis = CustomerMemory.NEVER;

    boolean isEmpty() {
        return first == end;
    }

    void add(Moment moment, long due) {
        if (end == moments.length) {
            moments = Arrays.copyOf(moments, Math.max(LEAST_CAPACITY, end + (end >> 1)));
        }
        moments[end++] = new WaitingMoment(moment, due);
        isSorted = false;
        dueMillis = Math.min(dueMillis, due);
    }

    /** Time of the first one, the greatest long if there is none. */
    long firstMillis() {
        if (isEmpty()) {
            return CustomerMemory.NEVER;
        }
        sort();
        return moments[first].timeMillis;
    }

    /** Until when the first one waits. Of those left when the earlier ones were taken, it is the one due first. */
    long firstDueMillis() {
        if (isEmpty()) {
            return CustomerMemory.NEVER;
        }
        sort();
        return moments[first].dueMillis;
    }

    /** The first one, which waits no more. */
    Moment take() {
        sort();
        Moment taken = moments[first].moment();
        moments[first++] = null;
        if (first > end - first) {
            moments = Arrays.copyOfRange(moments, first, end);
            end -= first;
            first = 0;
        }
        dueMillis = firstDueMillis();
        return taken;
    }

    /** The same moments, which never change, in arrays of its own. */
    Waiting copy() {
        Waiting copy = new Waiting();
        copy.moments = Arrays.copyOfRange(moments, first, end);
        copy.end = end - first;
        copy.isSorted = isSorted;
        copy.dueMillis = dueMillis;
        return copy;
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(moments, first, end, WaitingMoment.IN_ORDER);
            // who comes before another is counted with it at the latest
            for (int i = end - 2; i >= first; i--) {
                moments[i].dueMillis = Math.min(moments[i].dueMillis, moments[i + 1].dueMillis);
            }
            isSorted = true;
        }
    }
}
