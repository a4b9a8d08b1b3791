package xm.signal;

import java.util.Comparator;
import xm.event.Touchpoint;

/** A change that was seen: when, what, and where it was made; it keeps its place in the cells above. */
public record SeenChange(long atMillis, String what, String touchpoint, String channel) {
    /** The word for a change of which nobody said what it was. */
    static final String UNNAMED = "change";

    static final Comparator<SeenChange> IN_TIME = Comparator.comparingLong(SeenChange::atMillis)
            .thenComparing(SeenChange::what)
            .thenComparing(SeenChange::touchpoint)
            .thenComparing(SeenChange::channel);

    static SeenChange of(Touchpoint event) {
        String what = event.change().what();
        return new SeenChange(
                event.timeMillis(),
                what == null ? UNNAMED : what,
                event.touchpoint(),
                event.channel().wireName());
    }
}
