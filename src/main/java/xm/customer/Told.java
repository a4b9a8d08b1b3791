package xm.customer;

import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.Fact;

/**
 * What a customer's story says to be counted: an event, or a fact that no single event says; exactly one of them.
 *
 * @param segment to which the customer belonged when it happened
 * @param newLevels for each {@link Shape} four bits: in how many levels of windows, finest first, the customer had not
 *     been seen in that shape's cell before
 */
public record Told(Touchpoint event, String segment, int newLevels, Fact fact) {
    private static final int BITS = 4;

    /** The most levels of windows that fit. */
    public static final int MOST_LEVELS = (1 << BITS) - 1;

    /** An event that counts. */
    public Told(Touchpoint event, String segment, int newLevels) {
        this(event, segment, newLevels, null);
    }

    /** A fact, told or taken back. */
    public static Told of(Fact fact) {
        return new Told(null, fact.segment(), 0, fact);
    }

    static int pack(int packed, Shape shape, int levels) {
        return packed | levels << (shape.index() * BITS);
    }

    public int newLevels(Shape shape) {
        return newLevels >>> (shape.index() * BITS) & MOST_LEVELS;
    }
}
