package xm.flow;

import xm.event.Cell;
import xm.signal.StandingChange;
import xm.signal.WindowLadder;

/** Adds changes of customers' standing up in the panes of their segment and of everything. */
final class StandingBundle extends PaneBundle<StandingChange> {
    private final WindowLadder ladder;

    StandingBundle(SignalSettings settings) {
        super(settings.bundleSize());
        ladder = settings.ladder();
    }

    @Override
    protected void add(StandingChange change) {
        long start = ladder.start(0, change.timeMillis());
        pane(change.segment(), Cell.ANY, Cell.ANY, start).tally.add(change);
        pane(Cell.ANY, Cell.ANY, Cell.ANY, start).tally.add(change);
    }
}
