package xm.speed;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may grow, by which steps, and the rows that are asked what it costs them. */
enum Growth {
    /**
     * Ten times the customers bring ten times the events; the fewer read theirs ten times before, so that compilers have seen as
     * many with both.
     */
    CUSTOMERS(
            List.of(Row.SIGNALS, Row.CUT, Row.SQL),
            usual -> Stream.of(usual.warmedUp(Growth.MORE), usual.customersTimes(Growth.MORE)),
            trial -> String.format(Locale.ROOT, "%,d", trial.topic().load().customers())),
    CELLS(
            List.of(Row.SIGNALS, Row.CUT, Row.PLAIN, Row.SQL, Row.STREAMS),
            usual -> Stream.of(1, 10, 100).map(usual::cellsTimes),
            trial -> "times " + trial.topic().load().touchpoints()),
    /**
     * A minute, ten, and an hour; the whole job has no windows that slide, but one of ten seconds and one as long.
     *
     * <p>A thousand events a second, so that the hour is full with less than four million of them.
     */
    WINDOW(
            List.of(Row.SIGNALS, Row.CUT, Row.PLAIN, Row.SQL, Row.STREAMS),
            usual -> Stream.of(6, 60, 360).map(panes -> usual.withPanes(panes, 1_000)),
            trial -> trial.panes() + " slides"),
    STATE(
            List.of(Row.SIGNALS, Row.CUT),
            usual -> Stream.of(
                    usual.warmedUp(Growth.MORE),
                    usual.warmedUp(Growth.MORE).on(Backend.ROCKSDB),
                    usual.customersTimes(Growth.MORE).on(Backend.ROCKSDB)),
            trial ->
                    String.format(Locale.ROOT, "%,d on %s", trial.topic().load().customers(), trial.backend()));

    /** How many times the customers, and how many times the fewer of them are read to warm up. */
    private static final int MORE = 10;

    private final List<Row> rows;
    private final Function<Trial, Stream<Trial>> steps;
    private final Function<Trial, String> title;

    Growth(List<Row> rows, Function<Trial, Stream<Trial>> steps, Function<Trial, String> title) {
        this.rows = rows;
        this.steps = steps;
        this.title = title;
    }

    List<Row> rows() {
        return rows;
    }

    /** From small to large. */
    List<Trial> steps(Trial usual) {
        return steps.apply(usual).toList();
    }

    String title(Trial step) {
        return title.apply(step);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
