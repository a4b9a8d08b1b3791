package xm.customer;

import xm.signal.Fact;
import xm.signal.StandingChange;

/** Who is told what a customer's story finds out. */
public interface Voice {
    /** Something to count in a cell's window. */
    void fact(Fact fact);

    /** Something that moves risk and rung. */
    void moment(Moment moment);

    /** Somebody has to act. */
    void exception(CustomerException exception);

    /** A customer came, left, or stands elsewhere than before. */
    void standing(StandingChange change);
}
