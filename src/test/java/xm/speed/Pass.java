package xm.speed;

import java.util.concurrent.Callable;

/** What one pass over the topic has seen, and how many seconds it took by the clock. */
record Pass(Seen seen, double seconds) {

    /** A pass that ends when it returns. */
    static Pass of(Callable<Seen> reading) throws Exception {
        long begun = System.nanoTime();
        Seen seen = reading.call();
        return new Pass(seen, (System.nanoTime() - begun) / 1e9);
    }
}
