package xm.sim;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Brings what happens as data really comes: in order of arrival, which is not the order in which it happened. */
public final class Postman implements Iterator<Parcel> {
    private final Iterator<Happening> happenings;
    private final Post post;
    private final Dice dice;
    private final PriorityQueue<Sack> onTheWay = new PriorityQueue<>();
    private Happening waiting;
    private long collected;

    /** @param happenings in time order */
    public Postman(Iterator<Happening> happenings, Post post, long seed) {
        this.happenings = happenings;
        this.post = post;
        this.dice = new Dice(new SplittableRandom(seed));
        collect();
    }

    @Override
    public boolean hasNext() {
        return waiting != null || !onTheWay.isEmpty();
    }

    /** Nothing arrives before it happened, so the first on the way may go once the next has not happened by then. */
    @Override
    public Parcel next() {
        while (waiting != null && (onTheWay.isEmpty() || waiting.timeMillis() <= onTheWay.element().arrivalMillis)) {
            send(waiting);
            collect();
        }
        if (onTheWay.isEmpty()) {
            throw new NoSuchElementException("everything has been delivered");
        }
        Sack first = onTheWay.remove();
        return new Parcel(first.arrivalMillis, first.happening);
    }

    private void collect() {
        waiting = happenings.hasNext() ? happenings.next() : null;
    }

    private void send(Happening happening) {
        double delay = dice.exponential((double) post.usualDelay().toMillis());
        if (dice.chance(post.farTooLateShare())) {
            delay += dice.between(0.1, 1) * post.farTooLate().toMillis();
        } else if (dice.chance(post.lateShare())) {
            delay += dice.between(0, 1) * post.late().toMillis();
        }
        put(happening, delay);
        if (dice.chance(post.duplicateShare())) {
            put(happening, delay + dice.between(0, 1) * post.late().toMillis());
        }
    }

    private void put(Happening happening, double delayMillis) {
        onTheWay.add(new Sack(happening.timeMillis() + Math.round(delayMillis), collected++, happening));
    }

    /** Ties go to what was collected first. */
    private record Sack(long arrivalMillis, long order, Happening happening) implements Comparable<Sack> {
        @Override
        public int compareTo(Sack other) {
            int byArrival = Long.compare(arrivalMillis, other.arrivalMillis);
            return byArrival != 0 ? byArrival : Long.compare(order, other.order);
        }
    }
}
