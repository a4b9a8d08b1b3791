package xm.flow;

import xm.event.Cell;
import xm.signal.StandingChange;

/** Adds changes of customers' standing up in the panes of their segment and of everything. */
final class StandingBundle extends PaneBundle<StandingChange> {
    StandingBundle(SignalSettings settings) {
        super(settings);
    }

    @Override
    protected void add(StandingChange change) {
        paneAt(change.segment(), Cell.ANY, Cell.ANY, change.timeMillis()).tally.add(change);
        paneAt(Cell.ANY, Cell.ANY, Cell.ANY, change.timeMillis()).tally.add(change);
    }
}
