package xm.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import xm.alert.Alert;
import xm.promise.Verdict;

/**
 * What happened in and before a shift, gathered from verdicts and alerts in the order in which they were told, and from
 * the signs of life of the job that tells them.
 */
public final class Happened {
    private final Shift shift;
    private final Watched watched = new Watched();
    private final Map<String, CellStory> stories = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    /** Of each the newest revision that fires. */
    private final Map<String, Alert> firing = new LinkedHashMap<>();

    public Happened(Shift shift) {
        this.shift = shift;
    }

    /** The job that judges promises lived at that time. */
    public void heard(long atMillis) {
        watched.see(atMillis);
    }

    /** A verdict; those of one promise at one cell come in the order in which they were said. */
    public void add(Verdict verdict) {
        watched.see(verdict.atMillis());
        if (verdict.atMillis() < shift.toMillis()) {
            stories.computeIfAbsent(verdict.promise() + '/' + verdict.cell().key(), key -> new CellStory())
                    .add(verdict, shift);
        }
    }

    /** An alert; of one life the newest revision counts, and an end is an end. */
    public void add(Alert alert) {
        alerts.merge(alert.alertId(), alert, Happened::newer);
        if (alert.isFiring()) {
            firing.merge(alert.alertId(), alert, Happened::newer);
        }
    }

    /** As it was told in the shift: what was over only after it fires. */
    private Alert asTold(Alert newest) {
        boolean isOverLater = newest.resolvedAtMillis() != null && newest.resolvedAtMillis() >= shift.toMillis();
        return isOverLater ? firing.getOrDefault(newest.alertId(), newest) : newest;
    }

    Shift shift() {
        return shift;
    }

    /** The parts of the shift in which somebody watched over the promises. */
    List<Stretch> watched() {
        return watched.in(shift);
    }

    /** Cells of which anything was said by the end of the shift, and not taken back before it began. */
    List<CellStory> stories() {
        return stories.values().stream()
                .filter(story -> !story.spells(shift, List.of()).isEmpty())
                .toList();
    }

    /**
     * One life of an alert.
     *
     * @param overMillis or {@code null} while it fires
     * @param isLeft whether it was left without an end: the job began anew without its state, and told a new life of the
     *     same key; board and dispatcher, too, take the one before for over then
     */
    record Fired(Alert alert, Long overMillis, boolean isLeft) {
        private static Fired of(Alert alert, Long nextMillis) {
            Long told = alert.resolvedAtMillis();
            boolean isLeft = nextMillis != null && (told == null || told > nextMillis);
            return new Fired(alert, isLeft ? nextMillis : told, isLeft);
        }
    }

    /** Alerts that fired in the shift, those that began first first. */
    List<Fired> alerts() {
        Map<String, TreeSet<Long>> detected = new HashMap<>();
        alerts.values()
                .forEach(alert -> detected.computeIfAbsent(alert.key(), any -> new TreeSet<>())
                        .add(alert.detectedAtMillis()));
        return alerts.values().stream()
                .map(alert -> Fired.of(alert, detected.get(alert.key()).higher(alert.detectedAtMillis())))
                .filter(this::isIn)
                .map(fired -> new Fired(asTold(fired.alert()), fired.overMillis(), fired.isLeft()))
                .sorted(Comparator.comparingLong((Fired fired) -> fired.alert().sinceMillis())
                        .thenComparing(fired -> fired.alert().key()))
                .toList();
    }

    private boolean isIn(Fired fired) {
        return fired.alert().detectedAtMillis() < shift.toMillis()
                && (fired.overMillis() == null || fired.overMillis() >= shift.fromMillis());
    }

    private static Alert newer(Alert one, Alert other) {
        if (one.isFiring() != other.isFiring()) {
            return one.isFiring() ? other : one;
        }
        return other.revision() >= one.revision() ? other : one;
    }
}
