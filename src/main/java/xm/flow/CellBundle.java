package xm.flow;

import xm.customer.Told;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.Pane;

/** Adds events and facts up per named cell and pane. */
final class CellBundle extends PaneBundle<Told> {
    CellBundle(SignalSettings settings) {
        super(settings);
    }

    @Override
    protected void add(Told told) {
        if (told.fact() == null) {
            addEvent(told);
        } else {
            Fact fact = told.fact();
            paneAt(fact.segment(), fact.touchpoint(), fact.channel(), fact.timeMillis())
                    .tally
                    .add(fact);
        }
    }

    private void addEvent(Told told) {
        Touchpoint event = told.event();
        Pane pane = paneAt(told.segment(), event.touchpoint(), event.channel().wireName(), event.timeMillis());
        pane.tally.add(event);
        for (Shape shape : Shape.ALL) {
            pane.addCustomer(shape, told.newLevels(shape));
        }
    }
}
