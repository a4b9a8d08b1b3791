package xm.report;

import java.util.List;
import java.util.Map;
import xm.alert.Alert;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.VerdictState;

/**
 * What a shift leaves to the next: the exceptions, whose they are, and what is still open.
 *
 * @param watched the parts of the shift of which anything can be known, in order
 * @param judged at how many cells how many promises were judged, each counted once
 * @param owners who has most to do first
 * @param promises broken longest first, each version of the book apart
 * @param cells where a promise was broken, longest first
 * @param incidents alerts that fired, what is still open first
 */
public record Report(
        Shift shift,
        List<Stretch> watched,
        int judged,
        Totals totals,
        List<OwnerLine> owners,
        List<PromiseLine> promises,
        List<BrokenCell> cells,
        List<Incident> incidents) {

    /**
     * The shift in numbers.
     *
     * @param brokenPromises how many by name
     * @param brokenMillis how long at least one was
     * @param began alerts that were detected in it
     * @param ended alerts that were over in it
     * @param open alerts that still fired at its end
     * @param customers about how many had what was not promised, by the alerts of broken promises
     * @param valueAtRisk what they are worth a year
     */
    public record Totals(
            int brokenPromises,
            long brokenMillis,
            int began,
            int ended,
            int open,
            long customers,
            double valueAtRisk) {}

    /**
     * What belongs to one owner.
     *
     * @param owner {@code null} where the book names none
     */
    public record OwnerLine(
            String owner,
            int brokenPromises,
            long brokenMillis,
            int alerts,
            int open,
            long customers,
            double valueAtRisk) {}

    /**
     * One promise by one version of the book.
     *
     * @param owner of what was broken, several separated by commas, {@code null} where the book names none
     * @param millis of each state, added up over its cells
     * @param unwatchedMillis of which nobody knows the state, added up over its cells
     * @param brokenMillis how long it was broken at one cell at least
     * @param cells at which it was judged
     * @param brokenCells at which it was broken
     */
    public record PromiseLine(
            String promise,
            int version,
            String owner,
            Map<VerdictState, Long> millis,
            long unwatchedMillis,
            long brokenMillis,
            int cells,
            int brokenCells,
            int alerts,
            long customers) {

        /** For how long it was judged, or would have been if somebody had watched, added up over its cells. */
        public double allMillis() {
            return unwatchedMillis
                    + millis.values().stream().mapToDouble(Long::doubleValue).sum();
        }
    }

    /**
     * A cell at which a promise was broken.
     *
     * @param broken when it was
     * @param worst what was seen when it was worst, or {@code null} if that is not known
     * @param isStill whether it was so at the end of the shift
     */
    public record BrokenCell(
            String promise,
            Cell cell,
            Commitment commitment,
            List<Stretch> broken,
            long brokenMillis,
            Observed worst,
            boolean isStill) {}

    /**
     * An alert of the shift.
     *
     * @param stretch the part of its life that lies in the shift, from when the experience dropped
     * @param isOpen whether it fired at the end of the shift
     * @param overMillis when it was over, {@code null} while it is open
     * @param isLeft whether nobody told its end: the next of the same key took its place
     */
    public record Incident(Alert alert, Stretch stretch, boolean isOpen, Long overMillis, boolean isLeft) {}

    /** The parts of the shift in which nobody watched over the promises, in order: what happened then is not known. */
    public List<Stretch> unwatched() {
        return new Stretch(shift.fromMillis(), shift.toMillis()).without(watched);
    }

    /** Whether there is nothing to report. */
    public boolean isEmpty() {
        return incidents.isEmpty() && cells.isEmpty();
    }
}
