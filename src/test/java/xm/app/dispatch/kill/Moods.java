package xm.app.dispatch.kill;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import xm.io.channel.Receiver;

/** How a receiver feels at each request, by a seed: mostly well, now and then not ready, slow, or cut off. */
final class Moods {
    private static final Receiver.Scripted CUT_OFF = new Receiver.Scripted(-1, Map.of(), "");
    private static final int LONGEST_THOUGHT_MILLIS = 400;
    private static final int BEYOND_PATIENCE_MILLIS = 11_000;

    private final SplittableRandom dice;
    private final AtomicBoolean mayHang = new AtomicBoolean();

    Moods(long seed) {
        dice = new SplittableRandom(seed);
    }

    /** Says that one of the next requests may hang for longer than anybody waits. */
    void hangOnce() {
        mayHang.set(true);
    }

    /** What takes a word in. */
    interface Taking {
        void take() throws java.io.IOException;
    }

    Receiver.Scripted answer(Receiver.Scripted yes, Taking word) throws InterruptedException, java.io.IOException {
        int throwOf100;
        int thought;
        synchronized (dice) {
            throwOf100 = dice.nextInt(100);
            thought = dice.nextInt(LONGEST_THOUGHT_MILLIS);
        }
        if (throwOf100 < 3) {
            return new Receiver.Scripted(503, Map.of(), "");
        }
        if (throwOf100 < 5) {
            return new Receiver.Scripted(429, Map.of("Retry-After", "1"), "");
        }
        if (throwOf100 < 7) {
            return CUT_OFF;
        }
        word.take();
        if (throwOf100 < 12) {
            return CUT_OFF;
        }
        if (throwOf100 < 30) {
            Thread.sleep(thought);
        } else if (throwOf100 < 50 && mayHang.getAndSet(false)) {
            Thread.sleep(BEYOND_PATIENCE_MILLIS);
        }
        return yes;
    }
}
