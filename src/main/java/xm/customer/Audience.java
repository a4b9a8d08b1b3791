package xm.customer;

import xm.signal.Fact;
import xm.signal.StandingChange;

/** Who hears what a customer's story finds out beyond the events themselves. */
public interface Audience {
    /** Something to count in a cell's window. */
    void fact(Fact fact);

    /** Somebody has to act. */
    void exception(CustomerException exception);

    /** A customer came, left, or stands elsewhere than before. */
    void standing(StandingChange change);
}
