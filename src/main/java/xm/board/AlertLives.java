package xm.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.alert.Alert;
import xm.dispatch.Drill;
import xm.dispatch.Links;
import xm.dispatch.Newest;
import xm.promise.Severity;

/** The alerts: those that fire, and those that fired as far back as one can look, each with what was told of it. */
final class AlertLives {
    /** Told of one alert; the first and the newest of more are kept. */
    private static final int MOST_REVISIONS = 100;

    private static final long BYTES_OF_A_REVISION = 1_000;

    /** Those that fire first, the loudest and oldest of them; then what was over last. */
    private static final Comparator<Told> LOUDEST_FIRST = Comparator.comparing((Told told) -> !told.isFiring())
            .thenComparing(
                    told -> told.isFiring() ? told.alert().severity() : Severity.RECORD, Comparator.reverseOrder())
            .thenComparing(told -> told.isFiring() ? told.alert().sinceMillis() : -resolvedMillis(told));

    private final Map<String, List<Told>> lives = new LinkedHashMap<>();

    /**
     * One revision of an alert.
     *
     * @param toldMillis when it was written
     */
    record Told(Alert alert, Links links, long toldMillis) {
        boolean isFiring() {
            return alert.isFiring();
        }
    }

    void see(Alert alert, Links links, long toldMillis) {
        List<Told> life = lives.computeIfAbsent(alert.alertId(), any -> new ArrayList<>());
        Told newest = life.isEmpty() ? null : life.get(life.size() - 1);
        if (newest != null && !Newest.isNewer(alert, newest.alert().revision(), newest.isFiring())) {
            return;
        }
        life.add(new Told(alert, links, toldMillis));
        if (life.size() > MOST_REVISIONS) {
            life.remove(1);
        }
    }

    void forgetBefore(long timeMillis) {
        lives.values().removeIf(life -> {
            Long resolved = life.get(life.size() - 1).alert().resolvedAtMillis();
            return resolved != null && resolved < timeMillis;
        });
    }

    /** All that had been detected at a time, as they were told then: those that fired first, the loudest and oldest first. */
    List<Told> at(long timeMillis) {
        List<Told> then = new ArrayList<>();
        for (List<Told> life : lives.values()) {
            Told told = then(life, timeMillis);
            if (told != null) {
                then.add(told);
            }
        }
        then.removeIf(told -> told.isFiring() && isReplaced(told, then));
        then.sort(LOUDEST_FIRST);
        return then;
    }

    /** Of one key the newest life counts: one that a job forgot without an end is over. */
    private static boolean isReplaced(Told told, List<Told> all) {
        return all.stream()
                .anyMatch(other -> other.alert().key().equals(told.alert().key())
                        && !other.alert().alertId().equals(told.alert().alertId())
                        && other.alert().detectedAtMillis() > told.alert().detectedAtMillis());
    }

    /** The same without drills, which say that nothing is broken. */
    List<Told> seriousAt(long timeMillis) {
        return at(timeMillis).stream().filter(told -> !Drill.is(told.alert())).toList();
    }

    private static long resolvedMillis(Told told) {
        Long resolved = told.alert().resolvedAtMillis();
        return resolved == null ? 0 : resolved;
    }

    /**
     * The newest revision told by a time. A job that catches up tells of the past later than it was: then the first
     * revision stands for what holds from its detection on.
     */
    private static Told then(List<Told> life, long timeMillis) {
        Told newest = life.get(life.size() - 1);
        Long resolved = newest.alert().resolvedAtMillis();
        if (resolved != null && resolved <= timeMillis) {
            return newest;
        }
        Told then = null;
        for (Told told : life) {
            boolean isKnown = told.toldMillis() <= timeMillis
                    || (then == null && told.isFiring() && told.alert().detectedAtMillis() <= timeMillis);
            then = isKnown ? told : then;
        }
        return then;
    }

    long bytes() {
        return lives.values().stream().mapToLong(List::size).sum() * BYTES_OF_A_REVISION;
    }
}
