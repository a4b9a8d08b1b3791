package xm.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import xm.board.CellTrack.Volume;
import xm.codec.ToldWindow;
import xm.event.Cell;

/**
 * All cells of which windows are known.
 *
 * <p>Some cells are asked for that nobody writes, such as all segments at one touchpoint in one channel, where an alert
 * found what is broken. Those are put together from the finest cells within them.
 */
final class Cells {
    private final Keep keep;
    private final Map<Cell, CellTrack> tracks = new HashMap<>();

    Cells(Keep keep) {
        this.keep = keep;
    }

    /** Takes a window of a length that is kept; others are passed over. */
    void see(ToldWindow window) {
        boolean isFine = window.windowMillis() == keep.fineMillis();
        if (isFine || window.windowMillis() == keep.coarseMillis()) {
            tracks.computeIfAbsent(window.cell(), CellTrack::new).see(window, isFine);
        }
    }

    void forgetBefore(long timeMillis) {
        tracks.values().forEach(track -> track.forgetBefore(timeMillis));
        tracks.values().removeIf(CellTrack::isEmpty);
    }

    long bytes() {
        return tracks.values().stream().mapToLong(CellTrack::bytes).sum();
    }

    Collection<CellTrack> all() {
        return Collections.unmodifiableCollection(tracks.values());
    }

    /** The cell itself where it is written, else the finest cells within it; none where nothing is known of it. */
    List<CellTrack> within(Cell cell) {
        CellTrack written = tracks.get(cell);
        return written != null ? List.of(written) : finest(cell);
    }

    /** The cells within a cell that name all three dimensions. */
    List<CellTrack> finest(Cell cell) {
        List<CellTrack> finest = new ArrayList<>();
        for (CellTrack track : tracks.values()) {
            if (isFinest(track.cell()) && cell.covers(track.cell())) {
                finest.add(track);
            }
        }
        return finest;
    }

    private static boolean isFinest(Cell cell) {
        return !cell.segment().equals(Cell.ANY)
                && !cell.touchpoint().equals(Cell.ANY)
                && !cell.channel().equals(Cell.ANY)
                && !cell.segment().equals(Cell.PROBE);
    }

    static Set<String> signals(List<CellTrack> tracks) {
        Set<String> signals = new TreeSet<>();
        tracks.forEach(track -> signals.addAll(track.signals()));
        return signals;
    }

    /**
     * What cells told of a signal together, in steps.
     *
     * @param stepMillis windows are put together to that length; they are given as they are where it is theirs
     */
    List<Point> points(
            List<CellTrack> of, String signal, boolean isFine, long stepMillis, long afterMillis, long untilMillis) {
        SortedMap<Long, List<Point>> steps = new TreeMap<>();
        for (CellTrack track : of) {
            for (Point point : track.points(signal, isFine, afterMillis, untilMillis)) {
                long end = stepEnd(point.endMillis(), stepMillis);
                steps.computeIfAbsent(end, any -> new ArrayList<>()).add(point);
            }
        }
        List<Point> points = new ArrayList<>(steps.size());
        steps.forEach((end, parts) -> points.add(Point.of(end <= untilMillis ? end : newest(parts), parts)));
        return points;
    }

    /** How much came in cells together, in steps. */
    List<Volume> volumes(List<CellTrack> of, boolean isFine, long stepMillis, long afterMillis, long untilMillis) {
        SortedMap<Long, Volume> steps = new TreeMap<>();
        for (CellTrack track : of) {
            for (Volume volume : track.volumes(isFine, afterMillis, untilMillis)) {
                steps.merge(stepEnd(volume.endMillis(), stepMillis), volume, Volume::and);
            }
        }
        List<Volume> volumes = new ArrayList<>(steps.size());
        steps.forEach((end, sum) -> volumes.add(new Volume(end <= untilMillis ? end : sum.endMillis(), sum.events())));
        return volumes;
    }

    /** Where a step ends that is under way: with what was told last. */
    private static long newest(List<Point> parts) {
        return parts.stream().mapToLong(Point::endMillis).max().orElseThrow();
    }

    /** End of the step that a window belongs to, which is its own end where it ends with the step; one may be under way. */
    private static long stepEnd(long endMillis, long stepMillis) {
        return -Math.floorDiv(-endMillis, stepMillis) * stepMillis;
    }
}
