package xm.promise.watch;

import java.io.Serializable;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.detect.BreachDetector;

/**
 * What the answers are held against.
 *
 * @param bound in the signal's own unit
 * @param mean of answers between 0 and 1 that it promises
 * @param needed evidence for an alarm: panes in the time in which one false alarm is allowed
 * @param detector against it
 */
record Target(PromisedSignal signal, double bound, double mean, double needed, BreachDetector detector)
        implements Serializable {

    static Target of(PromisedSignal signal, double bound, double needed) {
        // a promise of all or nothing is beyond any evidence; the book refuses it, and who judges it all the same gets
        // near
        double mean = Math.max(1e-6, Math.min(1 - 1e-6, signal.target(bound)));
        return new Target(signal, bound, mean, needed, new BreachDetector(mean, needed));
    }

    /** How good the answers of a sum are, 0 to 1, as they are judged. */
    double mean(Sample sum) {
        Sample judged = signal.judged(sum);
        return judged.sum() / judged.size();
    }
}
