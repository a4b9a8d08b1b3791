package xm.promise.detect;

/** What one detector has gathered since it was last reset; a new one has seen nothing. */
public final class Evidence {
    // mutable on purpose, public for the serializer; components are only ever added
    /** What each bet is worth now, of its share of the one unit that every pane brings in; {@code null} before answers. */
    public double[] capital;
    /** What each bet has gained since it began to climb, as a logarithm: the likelihood of a drop against none. */
    public double[] climb;
    /** Start of the pane in which each bet began to climb. */
    public long[] climbSinceMillis;
    /** Panes without answers since the last with some, whose units are not yet on the bets. */
    public long waiting;
    /** About how many answers a pane has had lately. */
    public double pace;
}
