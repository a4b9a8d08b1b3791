package xm.app.command.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xm.app.command.demo.WorstCells.Worse;
import xm.codec.ToldWindow;

/** The worst cells of a window in lines of text. */
final class CellTable {
    private static final int ROWS = 12;

    private final DateTimeFormatter clock;

    CellTable(ZoneId zone) {
        clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    }

    /** @param window all cells of one window, at least one */
    List<String> lines(List<ToldWindow> window) {
        ToldWindow any = window.get(0);
        List<Worse> worst = WorstCells.among(window, ROWS);
        List<String> lines = new ArrayList<>();
        lines.add("The worst cells from " + time(any.startMillis()) + " to " + time(any.endMillis()) + ", "
                + events(window) + " events. Worse: from the good end of a cell's 95 % interval to the value of");
        lines.add("everybody together, in percent of the signal's range. Cells with fewer than " + WorstCells.FEWEST
                + " answers are left out.");
        if (worst.isEmpty()) {
            lines.add("No cell is worse than everybody together.");
            return lines;
        }
        lines.add(
                row("worse", "segment", "touchpoint", "channel", "signal", "value", "95 % interval", "n", "everybody"));
        worst.forEach(worse -> lines.add(row(worse)));
        return lines;
    }

    private static long events(List<ToldWindow> window) {
        return window.stream()
                .filter(record -> record.cell().equals(WorstCells.EVERYBODY))
                .mapToLong(ToldWindow::events)
                .sum();
    }

    private static String row(Worse worse) {
        return row(
                Math.round(100 * worse.worseBy()) + " %",
                worse.cell().segment(),
                worse.cell().touchpoint(),
                worse.cell().channel(),
                worse.reading().signal(),
                number(worse.reading().value()),
                number(worse.reading().low()) + " to " + number(worse.reading().high()),
                String.valueOf(worse.reading().n()),
                number(worse.everybody()));
    }

    private static String row(Object... columns) {
        return String.format(Locale.ROOT, "%6s  %-10s %-18s %-9s %-24s %8s  %-18s %6s  %9s", columns)
                .stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private String time(long millis) {
        return clock.format(Instant.ofEpochMilli(millis));
    }
}
