package xm.speed.micro;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.event.Touchpoint;
import xm.speed.Traffic;

/** Customers' stories, for each event: 400 customers who are new, and then come every twenty minutes for eight hours. */
@State(Scope.Thread)
public class StoryBenchmark {
    public static final int EVENTS = 10_000;

    static final int CUSTOMERS = 400;
    /** From one event to the next, three seconds later. */
    private static final long STEP = 30_000;

    private Touchpoint[] events;
    private int told;

    @Setup
    public void deal() {
        events = IntStream.range(0, EVENTS).mapToObj(StoryBenchmark::event).toArray(Touchpoint[]::new);
    }

    static Touchpoint event(int index) {
        long number = index * STEP;
        Touchpoint event = Traffic.event(number, "c-" + index % CUSTOMERS);
        while (event.customer() == null) {
            number++;
            event = Traffic.event(number, "c-" + index % CUSTOMERS);
        }
        return event;
    }

    /** How much was told, events and facts. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int follow() {
        told = 0;
        Lives lives = new Lives(one -> told++);
        for (Touchpoint event : events) {
            lives.see(event);
        }
        return told;
    }
}
