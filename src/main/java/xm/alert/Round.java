package xm.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import xm.event.Cell;
import xm.promise.Severity;

/**
 * One decision of the desk: everything that is known of one instant, taken together.
 *
 * <p>First what broke is put to alerts, then what fell silent, then exceptions; at last each open alert says what is new.
 */
final class Round {
    final DeskSettings settings;
    final DeskState state;
    final long now;
    final Desk.Voice voice;
    /** Keys of the alerts of which there is more to say than numbers. */
    final Set<String> news = new TreeSet<>();

    Round(DeskSettings settings, DeskState state, long now, Desk.Voice voice) {
        this.settings = settings;
        this.state = state;
        this.now = now;
        this.voice = voice;
    }

    /** All there is to say of the instant. */
    void run() {
        List<Sight> fresh = new ArrayList<>();
        for (String id : new TreeSet<>(state.fresh)) {
            Sight sight = state.sight(id);
            if (sight != null) {
                fresh.add(sight);
            }
        }
        breaks(fresh);
        silences(fresh);
        Lives lives = new Lives(this);
        fresh.forEach(lives::hear);
        lives.turn();
        new Bursts(this).run();
        lives.run();
        fresh.forEach(this::forgetIfWell);
        state.fresh.clear();
        state.notes.clear();
        state.sweep(settings, now);
        state.dueMillis = lives.due();
    }

    /**
     * Takes in exceptions, where nothing else came and nothing is due: open alerts are only asked whether they cover them, so
     * that thousands of exceptions do not keep alerts waiting, however many are open.
     */
    void runForExceptions() {
        new Bursts(this).takeNotes();
        state.notes.clear();
        if (!news.isEmpty()) {
            Lives lives = new Lives(this);
            lives.runForNews();
            state.dueMillis = lives.due();
        }
        state.sweep(settings, now);
    }

    private void breaks(List<Sight> fresh) {
        Map<String, List<Sight>> breaking = new TreeMap<>();
        for (Sight sight : fresh) {
            if (sight.isBroken() && isNew(sight)) {
                breaking.computeIfAbsent(sight.promise, name -> new ArrayList<>())
                        .add(sight);
            }
        }
        breaking.forEach((promise, sights) -> {
            List<Sight> suspected = new ArrayList<>();
            for (Sight sight : state.sights(promise).cells.values()) {
                if (sight.isSuspect() && sight.alertKey == null) {
                    suspected.add(sight);
                }
            }
            sights.removeIf(this::isTakenIn);
            if (!sights.isEmpty()) {
                join(promise, sights, suspected);
            }
        });
    }

    /** One after the other in the order in which they began, as they are noticed where they are not noticed at once. */
    private void silences(List<Sight> fresh) {
        List<Sight> silent = fresh.stream()
                .filter(sight -> sight.isSilent() && sight.silenceKey == null)
                .sorted(Comparator.<Sight>comparingLong(sight -> sight.silentSinceMillis)
                        .thenComparing(Sight::id))
                .toList();
        for (Sight sight : silent) {
            OpenAlert alert = silentToo(sight);
            if (alert == null) {
                alert = Opening.of(this, AlertKind.SOURCE_SILENT, List.of(sight));
            } else {
                alert.moveTo(CellLevels.common(alert.level(), sight.place()));
            }
            take(alert, sight, true);
        }
    }

    /**
     * The open alert on what fell silent at about the same time and is of the same signal, whose answers come from one source
     * wherever they are given, or has something in common with it. The fewer answers come from a cell, the later its silence
     * is sure.
     */
    private OpenAlert silentToo(Sight sight) {
        OpenAlert first = null;
        for (OpenAlert alert : state.alerts.values()) {
            if (alert.kind == AlertKind.SOURCE_SILENT
                    && Math.abs(sight.silentSinceMillis - alert.sinceMillis) <= settings.joinMillis()
                    && (alert.signal.equals(sight.signal) || isRelated(alert, sight))
                    && (first == null || alert.key.compareTo(first.key) < 0)) {
                first = alert;
            }
        }
        return first;
    }

    /** To one of its cells: a level that is everything has something in common with all. */
    private boolean isRelated(OpenAlert alert, Sight sight) {
        return places(alert).stream().anyMatch(place -> CellLevels.areRelated(place, sight.place()));
    }

    /** Whether a broken cell is not yet part of an alert; of one that was suspected long ago it is no longer part. */
    private boolean isNew(Sight sight) {
        OpenAlert alert = sight.alertKey == null ? null : state.alerts.get(sight.alertKey);
        if (alert == null) {
            return true;
        }
        Member member = alert.members.get(sight.id());
        if (!member.isSuspect) {
            return false;
        }
        if (now - alert.lastBrokeMillis > settings.joinMillis()) {
            letGo(alert, sight);
            return true;
        }
        take(alert, sight, true);
        return false;
    }

    /** What breaks within the level of an alert that is ill has the same cause, however long ago that began. */
    private boolean isTakenIn(Sight sight) {
        OpenAlert narrowest = null;
        for (OpenAlert alert : state.alerts.values()) {
            boolean isWithin = alert.kind == AlertKind.PROMISE_BROKEN
                    && alert.promise.equals(sight.promise)
                    && !alert.isWell
                    && alert.level().covers(sight.place());
            if (isWithin && (narrowest == null || isNarrower(alert, narrowest))) {
                narrowest = alert;
            }
        }
        if (narrowest != null) {
            take(narrowest, sight, true);
        }
        return narrowest != null;
    }

    private static boolean isNarrower(OpenAlert alert, OpenAlert than) {
        boolean isWithin = than.level().covers(alert.level());
        boolean isSame = alert.cell.equals(than.cell);
        return isSame ? alert.key.compareTo(than.key) < 0 : isWithin;
    }

    private void join(String promise, List<Sight> breaking, List<Sight> suspected) {
        List<Grouping.Group> open = state.alerts.values().stream()
                .filter(alert -> alert.kind == AlertKind.PROMISE_BROKEN && alert.promise.equals(promise))
                .filter(alert -> isNear(alert, breaking))
                .sorted((one, other) -> one.key.compareTo(other.key))
                .map(alert -> new Grouping.Group(alert.key, alert.level(), places(alert)))
                .toList();
        Map<Cell, List<Sight>> sights = new HashMap<>();
        add(sights, breaking);
        add(sights, suspected);
        for (Grouping.Group group : Grouping.of(open, places(breaking), places(suspected))) {
            List<Sight> joined = new ArrayList<>();
            group.joined.forEach(cell -> joined.addAll(sights.get(cell)));
            Set<Sight> broken = new HashSet<>(breaking);
            OpenAlert alert = group.key != null
                    ? state.alerts.get(group.key)
                    : Opening.of(
                            this,
                            AlertKind.PROMISE_BROKEN,
                            joined.stream().filter(broken::contains).toList());
            alert.moveTo(group.level);
            for (Sight sight : joined) {
                take(alert, sight, broken.contains(sight));
            }
        }
    }

    /** Whether cells broke lately, or dropped when these did: where answers are rare a drop is proven later. */
    private boolean isNear(OpenAlert alert, List<Sight> breaking) {
        return now - alert.lastBrokeMillis <= settings.joinMillis()
                || breaking.stream()
                        .anyMatch(sight ->
                                Math.abs(sight.sinceMillis(false) - alert.sinceMillis) <= settings.joinMillis());
    }

    /** Whether all that was said of sights is of the past, though it may be heard only now. */
    boolean isPast(Collection<Sight> sights) {
        return sights.stream()
                .allMatch(sight -> state.isPast(Math.min(now, sight.saidMillis), settings.replayMillis()));
    }

    private void take(OpenAlert alert, Sight sight, boolean isBroken) {
        Member member = new Member();
        member.isSuspect = !isBroken;
        member.detectedMillis = now;
        alert.members.put(sight.id(), member);
        news.add(alert.key);
        if (alert.kind == AlertKind.SOURCE_SILENT) {
            sight.silenceKey = alert.key;
        } else {
            sight.alertKey = alert.key;
        }
        if (isBroken) {
            boolean isSilence = alert.kind == AlertKind.SOURCE_SILENT;
            alert.lastBrokeMillis = now;
            alert.sinceMillis = Math.min(alert.sinceMillis, sight.sinceMillis(isSilence));
            louder(alert, sight);
        }
    }

    /** Makes an alert as loud as one of its cells; says whether it was not. */
    static boolean louder(OpenAlert alert, Sight sight) {
        Severity before = alert.severity;
        if (alert.kind == AlertKind.PROMISE_BROKEN && sight.severity.compareTo(alert.severity) > 0) {
            alert.severity = sight.severity;
        } else if (alert.kind == AlertKind.SOURCE_SILENT) {
            alert.severity = Opening.severityOfSilence(alert.severity, sight.severity);
        }
        return alert.severity != before;
    }

    /** Lets go of a cell that has nothing to do with it any more; the level is that of the others again. */
    void letGo(OpenAlert alert, Sight sight) {
        alert.members.remove(sight.id());
        if (alert.kind == AlertKind.SOURCE_SILENT) {
            sight.silenceKey = null;
        } else {
            sight.alertKey = null;
        }
        alert.moveTo(CellLevels.common(places(alert)));
        news.add(alert.key);
    }

    /** Ends an alert; what it was told of last is told by whoever ends it. */
    void close(OpenAlert alert) {
        state.alerts.remove(alert.key);
        state.closed.put(alert.key, new LastRevision(alert.revision, now, alert.alertId));
        for (String id : alert.members.keySet()) {
            Sight sight = state.sight(id);
            if (sight != null) {
                sight.alertKey = alert.key.equals(sight.alertKey) ? null : sight.alertKey;
                sight.silenceKey = alert.key.equals(sight.silenceKey) ? null : sight.silenceKey;
                forgetIfWell(sight);
            }
        }
    }

    private void forgetIfWell(Sight sight) {
        if (!sight.isPartOfAnAlert() && !sight.isTrouble()) {
            state.sights(sight.promise).cells.remove(sight.cell);
        }
    }

    private Set<Cell> places(OpenAlert alert) {
        return alert.cells().stream().map(Cell::ofKey).collect(Collectors.toSet());
    }

    private static Set<Cell> places(Collection<Sight> sights) {
        Set<Cell> places = new HashSet<>();
        sights.forEach(sight -> places.add(sight.place()));
        return places;
    }

    private static void add(Map<Cell, List<Sight>> byPlace, Collection<Sight> sights) {
        for (Sight sight : sights) {
            byPlace.computeIfAbsent(sight.place(), cell -> new ArrayList<>()).add(sight);
        }
    }
}
