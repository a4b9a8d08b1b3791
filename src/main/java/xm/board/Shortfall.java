package xm.board;

import java.util.List;
import xm.event.Cell;
import xm.promise.PromisedSignal;

/**
 * How many answers less than promised were good, of some cells: each answer is held against the promise that was in force at
 * its own cell and time, the strictest where there are several.
 *
 * <p>For example 40 answers of gold at 0.62 with 0.88 promised miss 10.4; 40 of basic at 0.62 with 0.60 promised miss none, and
 * are 0.8 more than promised, which counts against what others of the same part miss.
 *
 * @param promises of the signal
 */
record Shortfall(String signal, List<PromiseLine> promises) {

    /** Of the windows that ended after one time and not after another; 0 if nothing is missing in all, or nothing promised. */
    double of(List<CellTrack> tracks, long afterMillis, long untilMillis) {
        double missing = 0;
        for (CellTrack track : tracks) {
            List<PromiseLine> held = held(track.cell());
            for (Point point : track.points(signal, true, afterMillis, untilMillis)) {
                double promised = strictestOf(held, point.endMillis());
                if (!Double.isNaN(promised)) {
                    missing += point.n() * (isHighBetter() ? promised - point.value() : point.value() - promised);
                }
            }
        }
        return Math.max(0, missing);
    }

    /** The strictest promise in force at any of some cells at a time, NaN if there is none. */
    double strictest(List<CellTrack> tracks, long timeMillis) {
        double strictest = Double.NaN;
        for (CellTrack track : tracks) {
            strictest = stricter(strictest, strictestOf(held(track.cell()), timeMillis));
        }
        return strictest;
    }

    private List<PromiseLine> held(Cell cell) {
        return promises.stream().filter(line -> line.covers(cell)).toList();
    }

    private double strictestOf(List<PromiseLine> held, long timeMillis) {
        double strictest = Double.NaN;
        for (PromiseLine line : held) {
            strictest = stricter(strictest, line.promisedAt(timeMillis));
        }
        return strictest;
    }

    private double stricter(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Double.isNaN(one) ? other : one;
        }
        return isHighBetter() ? Math.max(one, other) : Math.min(one, other);
    }

    private boolean isHighBetter() {
        return PromisedSignal.named(signal).map(PromisedSignal::isHighBetter).orElse(true);
    }
}
