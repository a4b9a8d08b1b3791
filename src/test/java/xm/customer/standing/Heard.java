package xm.customer.standing;

import java.util.ArrayList;
import java.util.List;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.signal.Fact;
import xm.signal.StandingChange;

/** Keeps all that it is told, in order. */
final class Heard implements Voice {
    final List<Moment> moments = new ArrayList<>();
    final List<CustomerException> exceptions = new ArrayList<>();
    final List<StandingChange> changes = new ArrayList<>();

    @Override
    public void fact(Fact fact) {
        throw new AssertionError("standing tells no facts: " + fact);
    }

    @Override
    public void moment(Moment moment) {
        moments.add(moment);
    }

    @Override
    public void exception(CustomerException exception) {
        exceptions.add(exception);
    }

    @Override
    public void standing(StandingChange change) {
        changes.add(change);
    }
}
