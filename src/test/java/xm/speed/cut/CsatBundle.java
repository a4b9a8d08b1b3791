package xm.speed.cut;

import xm.event.Arrival;
import xm.event.Cell;
import xm.event.Touchpoint;
import xm.flow.Bundle;

/** Adds answers up on this subtask before they are sent to the subtask that owns the cell. */
final class CsatBundle extends Bundle<Arrival, CsatBundle.Place, CsatPane> {
    private final SlidingSum rule;

    CsatBundle(SlidingSum rule, int bundleSize) {
        super(bundleSize);
        this.rule = rule;
    }

    /** A pane of a cell, whose key is only made where the pane is new. */
    record Place(String segment, String touchpoint, long startMillis) {}

    @Override
    protected void add(Arrival arrival) {
        Touchpoint event = arrival.event();
        boolean isAnswer =
                event != null && event.survey() != null && event.survey().csat() != null;
        if (isAnswer) {
            pane(event).csat.add(event.survey().csat());
        }
    }

    @Override
    protected long endMillis(CsatPane pane) {
        return rule.end(pane.startMillis);
    }

    private CsatPane pane(Touchpoint event) {
        String segment = event.segment() == null ? Cell.UNASSIGNED : event.segment();
        Place place = new Place(segment, event.touchpoint(), rule.start(event.timeMillis()));
        CsatPane pane = part(place);
        if (pane == null) {
            pane = new CsatPane(segment + '/' + event.touchpoint(), place.startMillis());
            begin(place, pane);
        }
        return pane;
    }
}
