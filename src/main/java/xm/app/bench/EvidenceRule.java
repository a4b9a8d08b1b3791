package xm.app.bench;

import xm.promise.Sample;
import xm.promise.detect.BreachDetector;
import xm.promise.detect.Evidence;

/** Our own detector: it sees a pane when it is sealed, and begins anew after an alarm. */
final class EvidenceRule implements Rule {
    private final BreachDetector detector;
    private Evidence evidence = new Evidence();

    EvidenceRule(BreachDetector detector) {
        this.detector = detector;
    }

    @Override
    public double see(AnsweredPane pane) {
        if (pane.size() == 0) {
            detector.skip(evidence, 1);
            return QUIET;
        }
        if (!detector.see(evidence, Sample.share(pane.bad(), pane.size() - pane.bad()), 0)) {
            return QUIET;
        }
        evidence = new Evidence();
        return 1;
    }

    @Override
    public boolean isFiring() {
        return false;
    }
}
