package xm.promise.detect;

import java.util.function.DoublePredicate;

/** Where something that holds on one side of a point ceases to hold. */
final class Root {
    /** Halvings until nobody sees a difference. */
    private static final int HALVINGS = 32;

    private Root() {}

    /** The point from which on a statement holds, between one that lies below it and one that lies above. */
    static double between(double below, double above, DoublePredicate holds) {
        double low = below;
        double high = above;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
