package xm.flow;

import xm.event.Cell;
import xm.event.Shape;
import xm.signal.Pane;

/** Adds panes of named cells up into the panes of the roll-ups above them. */
final class RollUpBundle extends PaneBundle<Pane> {
    RollUpBundle(SignalSettings settings) {
        super(settings);
    }

    @Override
    protected void add(Pane pane) {
        Cell named = pane.namedCell();
        for (Shape shape : Shape.ALL) {
            if (shape != Shape.NAMED && shape.includes(named.segment())) {
                Cell above = shape.above(named);
                pane.rollUpInto(pane(above.segment(), above.touchpoint(), above.channel(), pane.startMillis), shape);
            }
        }
    }
}
