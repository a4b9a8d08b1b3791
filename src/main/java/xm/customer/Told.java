package xm.customer;

import xm.event.Shape;
import xm.event.Touchpoint;

/**
 * What a customer's story says of an event that counts.
 *
 * @param segment to which the customer belonged when it happened
 * @param newLevels for each {@link Shape} four bits: in how many levels of windows, finest first, the customer had not
 *     been seen in that shape's cell before
 */
public record Told(Touchpoint event, String segment, int newLevels) {
    private static final int BITS = 4;

    /** The most levels of windows that fit. */
    public static final int MOST_LEVELS = (1 << BITS) - 1;

    static int pack(int packed, Shape shape, int levels) {
        return packed | levels << (shape.index() * BITS);
    }

    public int newLevels(Shape shape) {
        return newLevels >>> (shape.index() * BITS) & MOST_LEVELS;
    }
}
