package xm.flow;

import xm.customer.Told;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.Pane;
import xm.signal.WindowLadder;

/** Adds events and facts up per named cell and pane. */
final class CellBundle extends PaneBundle<Told> {
    private final WindowLadder ladder;

    CellBundle(SignalSettings settings) {
        super(settings.bundleSize());
        ladder = settings.ladder();
    }

    @Override
    protected void add(Told told) {
        if (told.fact() == null) {
            addEvent(told);
        } else {
            Fact fact = told.fact();
            pane(fact.segment(), fact.touchpoint(), fact.channel(), ladder.start(0, fact.timeMillis()))
                    .tally
                    .add(fact);
        }
    }

    private void addEvent(Told told) {
        Touchpoint event = told.event();
        Pane pane = pane(
                told.segment(), event.touchpoint(), event.channel().wireName(), ladder.start(0, event.timeMillis()));
        pane.tally.add(event);
        for (Shape shape : Shape.ALL) {
            pane.addCustomer(shape, told.newLevels(shape));
        }
    }
}
