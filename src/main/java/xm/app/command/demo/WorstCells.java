package xm.app.command.demo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import xm.codec.ToldWindow;
import xm.event.Cell;
import xm.signal.Reading;

/**
 * Which cells are worse than everybody, the worst first.
 *
 * <p>Until there are promises to hold a signal against, each is held against its own value over all cells in the same
 * window. From the good end of the cell's 95 % interval to everybody's value, as a share of the signal's range: that is
 * how much worse it is at least, so a cell with few answers does not come first by chance. As many cells are looked at,
 * some intervals miss by chance all the same, and small ones by far: below {@value #FEWEST} answers a cell is left out.
 * So are roll-ups, which would say the same again, and independent observers.
 */
final class WorstCells {
    static final long FEWEST = 30;

    static final Cell EVERYBODY = new Cell(Cell.ANY, Cell.ANY, Cell.ANY);

    private WorstCells() {}

    /**
     * A cell that is worse than everybody.
     *
     * @param worseBy at least, as a share of the signal's range
     * @param everybody the signal's value over all cells
     */
    record Worse(Cell cell, Reading reading, double worseBy, double everybody) {}

    /** Of the records of one and the same window. */
    static List<Worse> among(Collection<ToldWindow> window, int most) {
        return window.stream()
                .filter(record -> record.cell().equals(EVERYBODY))
                .findFirst()
                .map(everybody -> among(window, everybody, most))
                .orElse(List.of());
    }

    private static List<Worse> among(Collection<ToldWindow> window, ToldWindow everybody, int most) {
        return window.stream()
                .filter(record -> isCustomers(record.cell()))
                .flatMap(record -> compare(record, everybody))
                .filter(worse -> worse.worseBy() > 0)
                .sorted(Comparator.comparingDouble(Worse::worseBy)
                        .reversed()
                        .thenComparing(worse -> worse.cell().key()))
                .limit(most)
                .toList();
    }

    private static boolean isCustomers(Cell cell) {
        return !cell.channel().equals(Cell.ANY) && !cell.segment().equals(Cell.PROBE);
    }

    private static Stream<Worse> compare(ToldWindow record, ToldWindow everybody) {
        return record.readings().values().stream()
                .map(reading ->
                        compare(record.cell(), reading, everybody.readings().get(reading.signal())))
                .filter(Objects::nonNull);
    }

    private static Worse compare(Cell cell, Reading reading, Reading everybody) {
        SignalScale scale = SignalScale.of(reading.signal());
        if (scale == null || everybody == null || reading.n() < FEWEST) {
            return null;
        }
        double atBest = scale.better(reading.low(), reading.high());
        return new Worse(cell, reading, scale.worseBy(atBest, everybody.value()), everybody.value());
    }
}
