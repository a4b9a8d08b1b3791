package xm.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.event.Cell;
import xm.promise.Marker;

/**
 * One cell, closely: each of its signals over time with what was promised, who contributes, how much came, what was changed.
 *
 * @param isWritten whether the cell itself is written; else it is put together from the finest cells within it
 * @param stepMillis length of the windows that are drawn
 * @param volume end of a window and its events
 * @param standings of the promises that are judged here, and of others within it, the worst first
 * @param otherStandings how many more there are
 * @param alerts that fire here, in part of it or around it, or began within the time that is drawn
 */
public record CellPage(
        String segment,
        String touchpoint,
        String channel,
        String stage,
        boolean isWritten,
        int cells,
        long fromMillis,
        long atMillis,
        long stepMillis,
        List<SignalChart> signals,
        List<long[]> volume,
        List<Marker> changes,
        List<Standing> standings,
        int otherStandings,
        List<AlertLine> alerts) {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MIDDLE_STEP = 5 * MINUTE;
    private static final int MOST_STANDINGS = 30;

    public static CellPage of(BoardState state, Cell cell, long atMillis, long rangeMillis) {
        List<CellTrack> tracks = state.cells().within(cell);
        Keep keep = state.keep();
        boolean isFine = rangeMillis <= 6 * HOUR;
        long step = rangeMillis <= HOUR ? keep.fineMillis() : isFine ? MIDDLE_STEP : keep.coarseMillis();
        long from = atMillis - rangeMillis;
        List<Standing> standings = standings(state, cell, atMillis);
        Promises promises = Promises.of(state, cell, from, atMillis);
        List<SignalChart> signals = signals(tracks, standings, promises).stream()
                .map(signal -> SignalChart.of(state, cell, tracks, signal, promises, isFine, step, from, atMillis))
                .toList();
        boolean isWritten = tracks.size() == 1 && tracks.get(0).cell().equals(cell);
        return new CellPage(
                cell.segment(),
                cell.touchpoint(),
                cell.channel(),
                Wall.stages(state).get(cell.touchpoint()),
                isWritten,
                tracks.size(),
                from,
                atMillis,
                step,
                signals,
                state.cells().volumes(tracks, isFine, step, from, atMillis).stream()
                        .map(volume -> new long[] {volume.endMillis(), volume.events()})
                        .toList(),
                changes(state, cell, from, atMillis),
                standings.stream().limit(MOST_STANDINGS).toList(),
                Math.max(0, standings.size() - MOST_STANDINGS),
                alerts(state, cell, from, atMillis));
    }

    /** What is promised comes first, the worst of it before all. */
    private static List<String> signals(List<CellTrack> tracks, List<Standing> standings, Promises promises) {
        Set<String> known = Cells.signals(tracks);
        Stream<String> promised = standings.stream().map(Standing::signal);
        Stream<String> once = promises.signals().stream();
        return Stream.of(promised, once.sorted(), known.stream())
                .flatMap(signals -> signals)
                .distinct()
                .filter(known::contains)
                .toList();
    }

    private static List<Standing> standings(BoardState state, Cell cell, long atMillis) {
        List<Standing> all = Wall.standings(state, atMillis);
        Set<String> here = all.stream()
                .filter(it -> it.cell().equals(cell))
                .map(Standing::promise)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(it -> it.cell().equals(cell) || (cell.covers(it.cell()) && !here.contains(it.promise())))
                .toList();
    }

    private static List<Marker> changes(BoardState state, Cell cell, long fromMillis, long untilMillis) {
        List<Marker> changes = new ArrayList<>();
        for (Marker change : state.changes()) {
            boolean isThen = change.atMillis() > fromMillis && change.atMillis() <= untilMillis;
            if (isThen && meets(cell.touchpoint(), change.touchpoint()) && meets(cell.channel(), change.channel())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean meets(String one, String other) {
        return one.equals(other) || one.equals(Cell.ANY) || other.equals(Cell.ANY);
    }

    /** Whether any of its cells and this one have something in common. */
    private static boolean isAbout(Alert alert, Cell cell) {
        Stream<Cell> cells = alert.cells().isEmpty()
                ? Stream.of(alert.cell())
                : alert.cells().stream().map(Cell::ofKey);
        return cells.anyMatch(part -> meets(cell.segment(), part.segment())
                && meets(cell.touchpoint(), part.touchpoint())
                && meets(cell.channel(), part.channel()));
    }

    private static List<AlertLine> alerts(BoardState state, Cell cell, long fromMillis, long atMillis) {
        return state.alerts().seriousAt(atMillis).stream()
                .filter(told -> told.isFiring() || told.alert().detectedAtMillis() > fromMillis)
                .filter(told -> isAbout(told.alert(), cell))
                .map(told -> AlertLine.of(told, state.crowd()))
                .toList();
    }
}
