package xm.alert;

import java.io.Serializable;
import xm.promise.Commitments;
import xm.promise.Marker;
import xm.promise.Verdict;

/**
 * The desk: turns verdicts into alerts, so that one cause is one alert from firing to resolved.
 *
 * <p>It gathers what is told of an instant and decides on all of it at once when time has moved on, so the order in which
 * the verdicts of an instant arrive does not matter. Whatever falls due in between happens at its own time, so it does not
 * matter either how often time is told. What comes with a time that has passed happened now.
 *
 * <p>All there is to remember is in the {@link DeskState}.
 */
public final class Desk implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MARKERS_AT_MOST = 1_000;

    private final DeskSettings settings;

    public Desk(DeskSettings settings) {
        this.settings = settings;
    }

    /** Who hears alerts. */
    @FunctionalInterface
    public interface Voice {
        void say(Alert alert);
    }

    /** Takes a verdict in; one of a finer cell than its promise is judged on only tells where a shortfall comes from. */
    public void see(DeskState state, Verdict verdict, Voice voice) {
        gather(state, verdict.atMillis(), voice);
        PromiseSights sights = state.sights(verdict.promise());
        String cell = verdict.cell().key();
        if (!Commitments.isJudgedOn(verdict.commitment().promise(), verdict.cell())) {
            scout(sights, cell, verdict, state.nowMillis);
            return;
        }
        Sight sight = sights.cells.computeIfAbsent(cell, key -> new Sight());
        sight.take(verdict, state.nowMillis);
        state.fresh.add(sight.id());
    }

    /** Takes in that a customer had an experience that must not wait for an average. */
    public void see(DeskState state, ExceptionNote note, Voice voice) {
        gather(state, note.atMillis(), voice);
        state.notes.add(note);
    }

    /** Takes in that something was changed; the same again is known already. */
    public void see(DeskState state, Marker marker) {
        if (state.markers.contains(marker)) {
            return;
        }
        if (state.markers.size() >= MARKERS_AT_MOST) {
            state.markers.remove(0);
        }
        state.markers.add(marker);
    }

    /**
     * Time has come so far: what is due happens, each at its own time. At the end of all time, {@link Long#MAX_VALUE}, what
     * is gathered is decided and nothing more: what is open then stays open.
     */
    public void advance(DeskState state, long nowMillis, Voice voice) {
        if (nowMillis == Long.MAX_VALUE) {
            decide(state, state.nowMillis, voice);
            return;
        }
        decide(state, nowMillis, voice);
        state.nowMillis = Math.max(state.nowMillis, nowMillis);
        Round round = new Round(settings, state, state.nowMillis, voice);
        if (!state.isPast(state.nowMillis, settings.replayMillis()) && new Lives(round).hasCaughtUp()) {
            round.run();
        }
    }

    /** When it has to decide next, {@link Long#MAX_VALUE} if nothing is due. */
    public long nextMillis(DeskState state) {
        return state.nextMillis();
    }

    /** The wall clock, where there is one: by it the past is told from the present. */
    public void clock(DeskState state, long clockMillis) {
        state.clockMillis = clockMillis;
    }

    private void gather(DeskState state, long atMillis, Voice voice) {
        if (atMillis > state.nowMillis) {
            decide(state, atMillis - 1, voice);
            state.nowMillis = atMillis;
        }
        if (state.beganMillis == DeskState.UNKNOWN) {
            state.beganMillis = state.nowMillis;
        }
    }

    private void decide(DeskState state, long untilMillis, Voice voice) {
        for (long next = state.nextMillis();
                next <= untilMillis && next != DeskState.NEVER;
                next = state.nextMillis()) {
            Round round = new Round(settings, state, next, voice);
            if (state.fresh.isEmpty() && next < state.dueMillis) {
                round.runForExceptions();
            } else {
                round.run();
            }
        }
    }

    private static void scout(PromiseSights sights, String cell, Verdict verdict, long nowMillis) {
        if (verdict.shortfall() <= 0) {
            sights.scouts.remove(cell);
        } else if (sights.scouts.containsKey(cell) || sights.scouts.size() < PromiseSights.SCOUTS_AT_MOST) {
            sights.scouts.computeIfAbsent(cell, key -> new Sight()).take(verdict, nowMillis);
        }
    }
}
