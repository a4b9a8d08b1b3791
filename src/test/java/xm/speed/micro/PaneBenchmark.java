package xm.speed.micro;

import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.customer.Told;
import xm.event.Shape;
import xm.signal.Pane;
import xm.signal.Tally;
import xm.signal.WindowLadder;
import xm.signal.WindowStack;
import xm.speed.Traffic;

/** Panes of one cell, for each part of one that comes: ten minutes of them, ten parts each, as where bundles are full often. */
@State(Scope.Thread)
public class PaneBenchmark {
    public static final int PANES = 60;
    public static final int PARTS_A_PANE = 10;
    public static final int PARTS = PANES * PARTS_A_PANE;

    /** Of {@link Traffic}. */
    private static final long EVENTS_A_PANE = 100_000;

    private final WindowLadder ladder = WindowLadder.LIVE;
    private final WindowStack stack =
            new WindowStack(ladder, Duration.ofHours(1).toMillis());
    private Pane[] parts;

    @Setup
    public void count() {
        Lives lives = new Lives(told -> {});
        parts = new Pane[PARTS];
        for (int i = 0; i < PARTS; i++) {
            long first = i / PARTS_A_PANE * EVENTS_A_PANE + i % PARTS_A_PANE * TallyBenchmark.A_PART;
            parts[i] = part(lives, first);
        }
    }

    private Pane part(Lives lives, long first) {
        Pane part = new Pane(
                "gold/checkout/web", ladder.start(0, Traffic.event(first).timeMillis()));
        for (int i = 0; i < TallyBenchmark.A_PART; i++) {
            Told told = lives.see(Traffic.event(first + i));
            part.tally.add(told.event());
            for (Shape shape : Shape.ALL) {
                part.addCustomer(shape, told.newLevels(shape));
            }
        }
        return part;
    }

    /** Adds each part to its pane, and no more. */
    @Benchmark
    @OperationsPerInvocation(PARTS)
    public Tally[] merge() {
        Tally[] panes = new Tally[PANES];
        for (int i = 0; i < PARTS; i++) {
            if (i % PARTS_A_PANE == 0) {
                panes[i / PARTS_A_PANE] = new Tally();
            }
            panes[i / PARTS_A_PANE].merge(parts[i].tally);
        }
        return panes;
    }

    /** Adds each part to its window, and sealed windows to the longer ones; how many were told. */
    @Benchmark
    @OperationsPerInvocation(PARTS)
    public int stack() throws Exception {
        KeptWindows windows = new KeptWindows(stack);
        for (Pane part : parts) {
            windows.pass(part.startMillis);
            stack.add(windows, part);
        }
        Pane last = parts[PARTS - 1];
        windows.pass(ladder.end(0, last.startMillis));
        return windows.told();
    }
}
