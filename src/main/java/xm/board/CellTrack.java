package xm.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xm.codec.ToldWindow;
import xm.event.Cell;

/** What is kept of one cell: its signals and its volume, by the minute and by the quarter of an hour. */
final class CellTrack {
    private static final int READING = 4;
    private static final int VOLUME = 1;
    /** What a cell and a signal take without any rows. */
    private static final long BYTES_OF_A_CELL = 400;

    private final Cell cell;
    private final Shelf fine = new Shelf();
    private final Shelf coarse = new Shelf();
    private String stage;
    private long seenMillis = Long.MIN_VALUE;

    CellTrack(Cell cell) {
        this.cell = cell;
    }

    /** Windows of one length. */
    private static final class Shelf {
        /** Events. */
        final Rows volume = new Rows(VOLUME);

        final Map<String, Rows> signals = new TreeMap<>();

        /** A window only gains events: more are newer, and of as many what was written later, whatever its revision. */
        boolean see(ToldWindow window) {
            // as exact as it is kept, so that the same number is the same
            float events = (float) window.events();
            int known = volume.at(window.endMillis());
            boolean isOlder = known >= 0 && events < volume.get(known, 0);
            if (isOlder) {
                return false;
            }
            volume.put(window.endMillis(), events);
            window.readings()
                    .forEach((signal, reading) -> signals.computeIfAbsent(signal, any -> new Rows(READING))
                            .put(
                                    window.endMillis(),
                                    (float) reading.n(),
                                    (float) reading.value(),
                                    (float) reading.low(),
                                    (float) reading.high()));
            return true;
        }

        void forgetBefore(long timeMillis) {
            volume.forgetBefore(timeMillis);
            signals.values().forEach(rows -> rows.forgetBefore(timeMillis));
            signals.values().removeIf(rows -> rows.size() == 0);
        }

        long bytes() {
            return volume.bytes()
                    + signals.values().stream()
                            .mapToLong(rows -> rows.bytes() + BYTES_OF_A_CELL / 4)
                            .sum();
        }
    }

    /** Takes a window, unless a newer record of it is known. */
    void see(ToldWindow window, boolean isFine) {
        if ((isFine ? fine : coarse).see(window) && window.events() > 0) {
            stage = window.stage() == null ? stage : window.stage();
            seenMillis = Math.max(seenMillis, window.endMillis());
        }
    }

    void forgetBefore(long timeMillis) {
        fine.forgetBefore(timeMillis);
        coarse.forgetBefore(timeMillis);
    }

    boolean isEmpty() {
        return fine.volume.size() == 0 && coarse.volume.size() == 0;
    }

    long bytes() {
        return BYTES_OF_A_CELL + fine.bytes() + coarse.bytes();
    }

    Cell cell() {
        return cell;
    }

    /** Wire name, or {@code null} if no event named one. */
    String stage() {
        return stage;
    }

    /** End of the newest window with an event in it. */
    long seenMillis() {
        return seenMillis;
    }

    /** The same as it was known at a time, {@code null} if there was none. */
    Long seenMillis(long atMillis) {
        Rows rows = fine.volume;
        for (int i = rows.firstFrom(atMillis + 1) - 1; i >= 0; i--) {
            if (rows.get(i, 0) > 0) {
                return rows.endMillis(i);
            }
        }
        return seenMillis != Long.MIN_VALUE && seenMillis <= atMillis ? (Long) seenMillis : null;
    }

    Set<String> signals() {
        return fine.signals.keySet();
    }

    /** A signal's windows that ended after one time and not after another. */
    List<Point> points(String signal, boolean isFine, long afterMillis, long untilMillis) {
        List<Point> points = new ArrayList<>();
        Rows rows = (isFine ? fine : coarse).signals.get(signal);
        for (int i = rows == null ? 0 : rows.firstFrom(afterMillis + 1); rows != null && i < rows.size(); i++) {
            if (rows.endMillis(i) > untilMillis) {
                break;
            }
            points.add(new Point(
                    rows.endMillis(i),
                    (long) rows.get(i, 0),
                    tidy(rows.get(i, 1)),
                    tidy(rows.get(i, 2)),
                    tidy(rows.get(i, 3))));
        }
        return points;
    }

    /** Events of windows that ended after one time and not after another. */
    List<Volume> volumes(boolean isFine, long afterMillis, long untilMillis) {
        List<Volume> volumes = new ArrayList<>();
        Rows rows = (isFine ? fine : coarse).volume;
        for (int i = rows.firstFrom(afterMillis + 1); i < rows.size() && rows.endMillis(i) <= untilMillis; i++) {
            volumes.add(new Volume(rows.endMillis(i), (long) rows.get(i, 0)));
        }
        return volumes;
    }

    /** How many events one window holds. */
    public record Volume(long endMillis, long events) {
        Volume and(Volume other) {
            return new Volume(Math.max(endMillis, other.endMillis), events + other.events);
        }
    }

    /** A float has seven digits; more would be noise. */
    private static double tidy(double number) {
        return Math.round(number * 1e5) / 1e5;
    }
}
