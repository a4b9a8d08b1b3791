package xm.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import xm.event.Cell;
import xm.promise.Severity;

/**
 * Exceptions that pile up: they join the open alerts on broken promises that cover them; else those that come much faster
 * than is usual for their segment, at their touchpoint or anywhere, are an alert of their own.
 *
 * <p>A burst is over when in {@link DeskSettings#holdMillis} no more came than is usual.
 */
final class Bursts {
    private static final int PACES_AT_MOST = 20_000;

    private final Round round;
    private final DeskState state;
    private final long now;

    Bursts(Round round) {
        this.round = round;
        this.state = round.state;
        this.now = round.now;
    }

    /** Exceptions of the instant, and bursts that end. */
    void run() {
        takeNotes();
        join();
        for (String key : new TreeSet<>(state.alerts.keySet())) {
            OpenAlert alert = state.alerts.get(key);
            if (alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST
                    && now >= alert.countedFromMillis + round.settings.holdMillis()) {
                endIfCalm(alert);
            }
        }
    }

    /** Exceptions of the instant; what opens joins nothing, as an open alert that covers it would have taken them in. */
    void takeNotes() {
        TreeSet<String> heard =
                new TreeSet<>(Comparator.comparing(Bursts::isRolledUp).thenComparing(key -> key));
        for (ExceptionNote note : notes()) {
            see(note, heard);
        }
        heard.forEach(this::judge);
    }

    /** Exceptions often come before the promise breaks that explains them: then they are told of there. */
    private void join() {
        for (String key : new TreeSet<>(state.alerts.keySet())) {
            OpenAlert burst = state.alerts.get(key);
            OpenAlert explaining = burst.kind == AlertKind.CUSTOMER_EXCEPTION_BURST ? explaining(burst.level()) : null;
            if (explaining != null) {
                takeOver(explaining, burst);
                restFrom(burst.level());
                round.news.add(explaining.key);
                burst.revision++;
                round.close(burst);
                round.voice.say(new Telling(round, burst).joined(explaining));
            }
        }
        state.alerts.values().stream().filter(Bursts::isHeard).forEach(this::settle);
    }

    /** What an alert has counted is told once people hear of it, and no evidence; but for what it may yet take over of a burst. */
    private void settle(OpenAlert alert) {
        alert.unheard.keySet().removeIf(place -> {
            Cell cell = Cell.ofKey(place);
            boolean isInBurst = state.alerts.values().stream()
                    .anyMatch(burst -> burst.kind == AlertKind.CUSTOMER_EXCEPTION_BURST
                            && burst.level().covers(cell));
            if (!isInBurst) {
                restFrom(cell);
            }
            return !isInBurst;
        });
    }

    /** While people do not hear of an alert, nor of another that explains it, what it counts may be a burst too. */
    private static void count(OpenAlert alert, ExceptionNote note, boolean isExplained) {
        alert.exceptions++;
        alert.exceptionValue += note.value();
        if (alert.kind == AlertKind.PROMISE_BROKEN && !isExplained) {
            String place = place(note).key();
            if (alert.unheard.size() < PACES_AT_MOST || alert.unheard.containsKey(place)) {
                alert.unheard.computeIfAbsent(place, key -> new Unheard()).add(note.value());
            }
        }
    }

    /** Adds what the alert has not counted itself: those of the burst that came before it, if any did. */
    private static void takeOver(OpenAlert alert, OpenAlert burst) {
        long known = 0;
        double knownValue = 0;
        for (Map.Entry<String, Unheard> unheard : new TreeMap<>(alert.unheard).entrySet()) {
            if (burst.level().covers(Cell.ofKey(unheard.getKey()))) {
                known += unheard.getValue().exceptions;
                knownValue += unheard.getValue().value;
            }
        }
        if (known < burst.exceptions) {
            alert.exceptions += burst.exceptions - known;
            alert.exceptionValue += Math.max(0, burst.exceptionValue - knownValue);
        }
    }

    /**
     * What has been told is no evidence that more come than is usual; what came elsewhere in the segment is forgotten with
     * it, and tells later that it is a burst.
     */
    private void restFrom(Cell told) {
        state.paces.forEach((key, pace) -> {
            Cell cell = Cell.ofKey(key);
            if (told.covers(cell) || cell.covers(told)) {
                pace.rest(state.beganMillis, now);
            }
        });
    }

    private OpenAlert explaining(Cell cell) {
        return state.alerts.values().stream()
                .filter(alert -> isHeard(alert) && alert.level().covers(cell))
                .min(Comparator.comparing(alert -> alert.key))
                .orElse(null);
    }

    /** Whether people know of it and it is not about to end: what joins it is heard too. */
    private static boolean isHeard(OpenAlert alert) {
        return alert.kind == AlertKind.PROMISE_BROKEN && alert.severity != Severity.RECORD && !alert.isWell;
    }

    private List<ExceptionNote> notes() {
        List<ExceptionNote> notes = new ArrayList<>(state.notes);
        notes.sort(Comparator.comparing(ExceptionNote::segment)
                .thenComparing(note -> note.touchpoint() == null ? "" : note.touchpoint())
                .thenComparing(ExceptionNote::value));
        return notes;
    }

    private void see(ExceptionNote note, Set<String> heard) {
        long explainedSince = Long.MAX_VALUE;
        List<OpenAlert> covering = covering(note);
        boolean isExplained = false;
        for (OpenAlert alert : covering) {
            isExplained |= isHeard(alert);
        }
        for (OpenAlert alert : covering) {
            boolean isJoining = isExplained && alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST;
            if (!isJoining) {
                count(alert, note, isExplained);
                alert.counted++;
                explainedSince = isHeard(alert) ? Math.min(explainedSince, alert.detectedAtMillis) : explainedSince;
            }
        }
        for (Cell cell : cells(note)) {
            ExceptionPace pace = pace(cell.key());
            if (pace != null && explainedSince != Long.MAX_VALUE) {
                pace.explain(explainedSince, now);
            } else if (pace != null) {
                pace.see(state.beganMillis, now, note.value());
                heard.add(cell.key());
            }
        }
    }

    private void judge(String key) {
        ExceptionPace pace = state.paces.get(key);
        if (!pace.isBurst(state.beganMillis, round.settings)) {
            return;
        }
        if (!isToldOf(Cell.ofKey(key))) {
            open(key, pace);
        }
        pace.rest(state.beganMillis, now);
    }

    private void open(String cell, ExceptionPace pace) {
        OpenAlert alert =
                Opening.of(round, AlertKind.CUSTOMER_EXCEPTION_BURST, Telling.EXCEPTIONS + '/' + cell, cell, now);
        alert.promise = Telling.EXCEPTIONS;
        alert.signal = Telling.EXCEPTIONS;
        alert.severity = Severity.TICKET;
        alert.promised = pace.anHour(state.beganMillis, now);
        alert.sinceMillis = pace.runMillis;
        alert.exceptions = pace.inRun;
        alert.exceptionValue = pace.runValue;
        alert.countedFromMillis = now;
    }

    /** Whether a burst is open that the cell is part of, or that is part of the cell. */
    private boolean isToldOf(Cell cell) {
        return state.alerts.values().stream()
                .filter(alert -> alert.kind == AlertKind.CUSTOMER_EXCEPTION_BURST)
                .anyMatch(alert -> alert.level().covers(cell) || cell.covers(alert.level()));
    }

    private void endIfCalm(OpenAlert alert) {
        ExceptionPace pace = state.paces.get(alert.cell);
        double usual = pace == null ? 0 : pace.usual(state.beganMillis, now, now - alert.countedFromMillis);
        if (alert.counted > usual) {
            alert.counted = 0;
            alert.countedFromMillis = now;
            return;
        }
        alert.revision++;
        round.close(alert);
        round.voice.say(new Telling(round, alert).calm());
    }

    private ExceptionPace pace(String key) {
        ExceptionPace known = state.paces.get(key);
        if (known != null || state.paces.size() >= PACES_AT_MOST) {
            return known;
        }
        ExceptionPace pace = new ExceptionPace();
        state.paces.put(key, pace);
        return pace;
    }

    /** Those on what was experienced there, whether people hear of them or not. */
    private List<OpenAlert> covering(ExceptionNote note) {
        Cell place = place(note);
        List<OpenAlert> covering = new ArrayList<>();
        for (OpenAlert alert : state.alerts.values()) {
            if (alert.kind != AlertKind.SOURCE_SILENT && alert.level().covers(place)) {
                covering.add(alert);
            }
        }
        return covering;
    }

    private static List<Cell> cells(ExceptionNote note) {
        Cell all = new Cell(note.segment(), Cell.ANY, Cell.ANY);
        return note.touchpoint() == null ? List.of(all) : List.of(place(note), all);
    }

    private static Cell place(ExceptionNote note) {
        return new Cell(note.segment(), note.touchpoint() == null ? Cell.ANY : note.touchpoint(), Cell.ANY);
    }

    private static boolean isRolledUp(String key) {
        return Cell.ofKey(key).touchpoint().equals(Cell.ANY);
    }
}
