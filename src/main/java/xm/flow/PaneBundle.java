package xm.flow;

import xm.signal.Pane;
import xm.signal.WindowLadder;

/** Adds up panes on this subtask before they are sent to the subtask that owns the cell. */
abstract class PaneBundle<IN> extends Bundle<IN, PaneBundle.PaneKey, Pane> {
    private final WindowLadder ladder;
    private transient PaneKey asked;

    PaneBundle(SignalSettings settings) {
        super(settings.bundleSize());
        ladder = settings.ladder();
    }

    @Override
    public void open() throws Exception {
        super.open();
        asked = new PaneKey();
    }

    @Override
    protected final long endMillis(Pane pane) {
        return ladder.end(0, pane.startMillis);
    }

    /** The pane of a cell in which a time lies. */
    final Pane paneAt(String segment, String touchpoint, String channel, long timeMillis) {
        return pane(segment, touchpoint, channel, ladder.start(0, timeMillis));
    }

    final Pane pane(String segment, String touchpoint, String channel, long startMillis) {
        Pane pane = part(asked.set(segment, touchpoint, channel, startMillis));
        if (pane == null) {
            pane = new Pane(segment + '/' + touchpoint + '/' + channel, startMillis);
            begin(asked.copy(), pane);
        }
        return pane;
    }

    /** A cell and a start; one is kept to ask with, so that asking allocates nothing. */
    static final class PaneKey {
        // hot path: mutable on purpose
        private String segment;
        private String touchpoint;
        private String channel;
        private long startMillis;

        PaneKey set(String segment, String touchpoint, String channel, long startMillis) {
            this.segment = segment;
            this.touchpoint = touchpoint;
            this.channel = channel;
            this.startMillis = startMillis;
            return this;
        }

        PaneKey copy() {
            return new PaneKey().set(segment, touchpoint, channel, startMillis);
        }

        @Override
        public int hashCode() {
            int names = (segment.hashCode() * 31 + touchpoint.hashCode()) * 31 + channel.hashCode();
            return names * 31 + Long.hashCode(startMillis);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PaneKey key
                    && startMillis == key.startMillis
                    && segment.equals(key.segment)
                    && touchpoint.equals(key.touchpoint)
                    && channel.equals(key.channel);
        }
    }
}
