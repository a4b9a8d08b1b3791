package xm.app.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.codec.AlertReader;
import xm.codec.CellReportReader;
import xm.codec.Mistakes;
import xm.codec.Reread;
import xm.promise.BookHistory;
import xm.promise.CellReport;

/** What a person asks about, gathered from records one by one; such that cannot be read are told and passed over. */
public final class Gathering {
    private final Question question;
    private final Consumer<String> unreadable;
    private final List<CellReport> reports = new ArrayList<>();
    private final SortedSet<String> cells = new TreeSet<>();
    private List<Alert> alerts;

    /** @param unreadable hears of each record that cannot be read */
    public Gathering(Question question, Consumer<String> unreadable) {
        this.question = question;
        this.unreadable = unreadable;
    }

    /** From {@code signals.ndjson} of a backtest. */
    public void signals(Path file) {
        lines(file, "--signals", line -> signal(line, file.toString()));
    }

    /** From {@code alerts.ndjson} of a backtest. */
    public void alerts(Path file) {
        alertsAreKnown();
        lines(file, "--alerts", line -> alert(line, file.toString()));
    }

    /** One signal record. */
    public void signal(byte[] record, String place) {
        Reread<CellReport> report = CellReportReader.read(record);
        if (!report.isRead()) {
            unreadable.accept(place + ": " + report.mistake());
            return;
        }
        cells.add(report.value().cell());
        boolean isAsked = report.value().cell().equals(question.cell().key());
        if (isAsked && report.value().endMillis() <= question.atMillis()) {
            reports.add(report.value());
        }
    }

    /** From now on no alert means that none fired. */
    public void alertsAreKnown() {
        alerts = alerts == null ? new ArrayList<>() : alerts;
    }

    /** One alert. */
    public void alert(byte[] record, String place) {
        Reread<Alert> alert = AlertReader.read(record);
        if (alert.isRead()) {
            alerts.add(alert.value());
        } else {
            unreadable.accept(place + ": " + alert.mistake());
        }
    }

    /** Windows in the order of time, the shorter first; one that was told again stays behind the first telling. */
    public Gathered with(BookHistory books) {
        reports.sort(Comparator.comparingLong(CellReport::endMillis).thenComparingLong(CellReport::windowMillis));
        return new Gathered(books, reports, cells, alerts);
    }

    private static void lines(Path file, String option, Consumer<byte[]> taker) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> taker.accept(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Mistakes.of(option + ": " + file + " cannot be read; xm backtest writes such files");
        }
    }
}
