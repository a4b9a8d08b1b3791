package xm.app.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.alert.Alert;
import xm.codec.AlertReader;
import xm.codec.Reread;
import xm.promise.Severity;

/**
 * What came of holding a recording against promises.
 *
 * @param span of the recording
 * @param verdicts how the promises stood, and for how long they were broken
 * @param alerts in the order in which they fired
 */
public record PromiseResult(PromisePlan plan, TimeSpan span, VerdictCount verdicts, List<AlertLife> alerts) {

    /** Puts the verdicts in order and reads back what was told. */
    static PromiseResult of(PromisePlan plan, TimeSpan span, Path out, Path temporary) throws IOException {
        VerdictCount verdicts = new VerdictCount();
        try (BufferedWriter writer = Files.newBufferedWriter(verdicts(plan, out))) {
            new LinesInOrder(ToldVerdict.ORDER, temporary).read(unsorted(plan, temporary), line -> {
                ToldVerdict verdict = ToldVerdict.of(line);
                verdicts.add(verdict);
                write(writer, verdict.json());
            });
        }
        verdicts.end(span.toMillis());
        return new PromiseResult(plan, span, verdicts, AlertLife.of(read(alerts(plan, out))));
    }

    static Path unsorted(PromisePlan plan, Path temporary) {
        return temporary.resolve(plan.own("verdicts.txt"));
    }

    static Path verdicts(PromisePlan plan, Path out) {
        return out.resolve(plan.own("verdicts.ndjson"));
    }

    static Path alerts(PromisePlan plan, Path out) {
        return out.resolve(plan.own("alerts.ndjson"));
    }

    /** How many alerts called somebody out of bed. */
    public long pages() {
        return alerts.stream().filter(alert -> alert.loudest() == Severity.PAGE).count();
    }

    public double pagesPerDay() {
        return pages() / span.days();
    }

    private static List<Alert> read(Path file) throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Reread<Alert> alert = AlertReader.read(line.getBytes(StandardCharsets.UTF_8));
            if (!alert.isRead()) {
                throw new IllegalStateException(
                        file + " was written by this job and cannot be read: " + alert.mistake());
            }
            alerts.add(alert.value());
        }
        return alerts;
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("verdicts.ndjson cannot be written", e);
        }
    }
}
