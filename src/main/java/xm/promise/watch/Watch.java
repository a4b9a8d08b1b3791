package xm.promise.watch;

import xm.promise.VerdictState;
import xm.promise.detect.Evidence;

/** What is remembered of one promise at one cell. */
public final class Watch {
    /** Never. */
    static final long NEVER = Long.MIN_VALUE;

    // mutable on purpose, public for the serializer; from release 0.1 on components are only added
    /** Wire name of what is watched; what is promised of another signal is another watch. */
    public String signal;
    /** Version of the book that the last verdict was by; before the first, that by which it began. */
    public int version;
    /** What the evidence was gathered against: other terms begin anew. */
    public double bound;

    public long falseAlarmEveryMillis;
    public VerdictState state = VerdictState.UNPROVEN;
    public long sinceMillis = NEVER;
    /** End of the newest pane that was evidence. */
    public long sealedMillis = NEVER;

    public Evidence breach = new Evidence();
    /** How strong the evidence was when the alarm sounded. */
    public double alarmEvidence;
    /** Of a broken promise: evidence that it is over; else null. */
    public Evidence recovery;
    /** How good it was while it dropped, or has become since without being good, 0 to 1. */
    public double dropLevel;

    public History history = new History();
    public Rhythm rhythm = new Rhythm();
    public Regulars regulars = new Regulars();
    /** Since when answers are seen again: what came before proves nothing of now. */
    public long seenFromMillis = NEVER;

    public boolean isBlind;
    public long blindSinceMillis = NEVER;
    /** When the last verdict was said. */
    public long saidMillis = NEVER;
    /** How much later than others its windows usually come. */
    public long usualDelayMillis;
    /** Up to when others had been told when that was learnt last. */
    public long learntMillis = NEVER;
    /** Of what is known only later: starts of the windows that wait, with their bad and good ones. */
    public long[] waitingMillis = {};

    public double[] waitingBad = {};
    public double[] waitingGood = {};
    /** Of stocks: the newest value, how many it is of, and for how many panes it has spoken for the other state. */
    public double stockValue;

    public double stockSize;
    public int stockTurning;

    public Watch() {}

    /** Whether it watches this signal. */
    public boolean isOf(String promisedSignal) {
        return promisedSignal.equals(signal);
    }

    /** Start of the oldest window that waits until most of it is known; {@link Long#MAX_VALUE} where none does. */
    public long waitingSinceMillis() {
        return waitingMillis.length == 0 ? Long.MAX_VALUE : waitingMillis[0];
    }
}
