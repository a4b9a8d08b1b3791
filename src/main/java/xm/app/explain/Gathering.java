package xm.app.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.codec.AlertReader;
import xm.codec.CellReportReader;
import xm.codec.Mistakes;
import xm.codec.Reread;
import xm.promise.BookHistory;
import xm.promise.CellReport;
import xm.signal.WindowLadder;

/** What a person asks about, gathered from records one by one; such that cannot be read are told and passed over. */
public final class Gathering {
    private final Question question;
    private final Consumer<String> unreadable;
    private final List<CellReport> reports = new ArrayList<>();
    private final SortedSet<String> cells = new TreeSet<>();
    private final SortedSet<Long> lengths = new TreeSet<>();
    private long newestMillis = Long.MIN_VALUE;
    private Recording recording;
    private List<Alert> alerts;

    /** @param unreadable hears of each record that cannot be read */
    public Gathering(Question question, Consumer<String> unreadable) {
        this.question = question;
        this.unreadable = unreadable;
    }

    /** From {@code signals.ndjson} of a backtest, which tells more of itself in the summary beside it. */
    public void signals(Path file) {
        recording = Recording.of(file.resolveSibling("summary.json"));
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
        if (report.value().windowMillis() != WindowLadder.UNBOUNDED) {
            lengths.add(report.value().windowMillis());
            newestMillis = Math.max(newestMillis, report.value().endMillis());
        }
        boolean isAsked = report.value().cell().equals(question.cell().key());
        // what was told later says when a silence before it was noticed
        if (isAsked && (recording != null || report.value().endMillis() <= question.atMillis())) {
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
        if (!alert.isRead()) {
            unreadable.accept(place + ": " + alert.mistake());
        } else if (!Echo.is(alert.value())) {
            alerts.add(alert.value());
        }
    }

    /** All of it, windows as they were told; those of a topic by their ends, as its partitions are read in any order. */
    public Gathered with(BookHistory books) {
        if (recording == null) {
            reports.sort(Comparator.comparingLong(CellReport::endMillis).thenComparingLong(CellReport::windowMillis));
        }
        return new Gathered(books, reports, lengths, cells, alerts, known(recording));
    }

    /** Where a recording does not say how far it went, it went to the end of its newest pane. */
    private Recording known(Recording told) {
        return told == null || told.untilMillis().isPresent()
                ? told
                : new Recording(told.evidenceMillis(), OptionalLong.of(newestMillis - 1));
    }

    private static void lines(Path file, String option, Consumer<byte[]> taker) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> taker.accept(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Mistakes.of(option + ": " + file + " cannot be read; xm backtest writes such files");
        }
    }
}
