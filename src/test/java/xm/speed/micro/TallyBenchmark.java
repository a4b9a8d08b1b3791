package xm.speed.micro;

import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.event.Touchpoint;
import xm.signal.Tally;
import xm.speed.Traffic;

/**
 * The accumulators, for each event: twenty of all kinds are counted together, as of a cell of which little is heard, so that
 * making them weighs more than it mostly does.
 */
@State(Scope.Thread)
public class TallyBenchmark {
    public static final int EVENTS = 10_000;
    public static final int A_PART = 20;

    private Touchpoint[] events;

    @Setup
    public void deal() {
        events = LongStream.range(0, EVENTS).mapToObj(Traffic::event).toArray(Touchpoint[]::new);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Tally[] add() {
        Tally[] tallies = new Tally[EVENTS / A_PART];
        for (int i = 0; i < EVENTS; i++) {
            if (i % A_PART == 0) {
                tallies[i / A_PART] = new Tally();
            }
            tallies[i / A_PART].add(events[i]);
        }
        return tallies;
    }
}
