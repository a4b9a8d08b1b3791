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

    /** The same levels in every shape's cell. */
    static int everyShape(int levels) {
        int packed = 0;
        for (int i = 0; i < Shape.ALL.length; i++) {
            packed |= levels << (i * BITS);
        }
        return packed;
    }

    /** At most so many levels in the cells of some shapes, a bit each. */
    static int atMost(int newLevels, int shapes, int levels) {
        int packed = newLevels;
        for (int left = shapes; left != 0; left &= left - 1) {
            int place = Integer.numberOfTrailingZeros(left) * BITS;
            if ((packed >>> place & MOST_LEVELS) > levels) {
                packed = (packed & ~(MOST_LEVELS << place)) | (levels << place);
            }
        }
        return packed;
    }

    static int newLevels(int packed, Shape shape) {
        return packed >>> (shape.index() * BITS) & MOST_LEVELS;
    }

    public int newLevels(Shape shape) {
        return newLevels(newLevels, shape);
    }
}
