package xm.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import xm.codec.CellReportReader;
import xm.codec.VerdictReader;
import xm.promise.CellReport;
import xm.promise.PromisedSignal;
import xm.promise.Sample;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/**
 * Simulated life held against the shipped book: the alerts as they were told, and what of each promised cell was seen
 * window by window.
 *
 * @param alerts each with its last revision, in the order in which they fired
 * @param verdicts of each promise and cell, in order of time
 * @param panes of each promise and cell, by start
 * @param events how many there were
 */
record LivedThrough(
        List<JsonNode> alerts,
        Map<String, List<Verdict>> verdicts,
        Map<String, NavigableMap<Long, Sample>> panes,
        long events) {
    static final long PANE_MILLIS = 60_000;
    private static final String BOOK = "docs/examples/promises.yaml";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Runs {@code xm backtest} over it.
     *
     * @param window by which the cells are seen, {@code PT1M} or {@code all} for one that is all of it
     */
    static LivedThrough of(SimulatedFiles files, Path out, String window) throws IOException {
        StringWriter said = new StringWriter();
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        int code = line.execute(
                "backtest",
                "--events",
                files.events().toString(),
                "--segments",
                files.segments().toString(),
                "--promises",
                BOOK,
                "--windows",
                window.equals("all") ? window : window + ",all",
                // they lie in the order in which they happened; so a month fits into memory
                "--out-of-orderness",
                "PT1H",
                "--out",
                out.toString());
        if (code != ExitCode.DONE) {
            throw new IllegalStateException(said.toString());
        }
        JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
        if (summary.get("late").asLong() > 0) {
            throw new IllegalStateException("events came too late to count: " + summary);
        }
        Map<String, List<Verdict>> verdicts = verdicts(out.resolve("verdicts.ndjson"));
        return new LivedThrough(
                alerts(out.resolve("alerts.ndjson")),
                verdicts,
                panes(out.resolve("signals.ndjson"), "\"window\":\"" + window + '"', verdicts),
                summary.get("read").asLong());
    }

    /** Of the lives that are lived, {@code -Dxm.life.seeds=1,2,3}; one if nobody asks for more. */
    static long[] seeds() {
        return Stream.of(System.getProperty("xm.life.seeds", "1").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /** What the promise asks for at a cell. */
    Verdict terms(String id) {
        return verdicts.get(id).get(0);
    }

    /** Ids of the cells of a promise on which it is judged. */
    List<String> cells(String promise) {
        return verdicts.keySet().stream()
                .filter(id -> id.startsWith(promise + '/'))
                .filter(panes::containsKey)
                .sorted()
                .toList();
    }

    /** The panes that begin in a time. */
    NavigableMap<Long, Sample> panes(String id, long fromMillis, long untilMillis) {
        return panes.get(id).subMap(fromMillis, true, untilMillis, false);
    }

    /** How long in all, over all promises and cells, nobody could see. */
    long blindMillis() {
        long millis = 0;
        for (List<Verdict> told : verdicts.values()) {
            for (int i = 1; i < told.size(); i++) {
                Verdict before = told.get(i - 1);
                millis += before.isBlind() ? told.get(i).atMillis() - before.atMillis() : 0;
            }
        }
        return millis;
    }

    long told(VerdictState state) {
        return verdicts.values().stream()
                .flatMap(List::stream)
                .filter(verdict -> verdict.state() == state)
                .count();
    }

    private static List<JsonNode> alerts(Path file) throws IOException {
        Map<String, JsonNode> last = new HashMap<>();
        lines(file, line -> {
            JsonNode alert = JSON.readTree(line);
            last.merge(alert.get("alertId").asText(), alert, LivedThrough::newer);
        });
        List<JsonNode> alerts = new ArrayList<>(last.values());
        alerts.sort(Comparator.comparing(alert -> alert.get("detectedAt").asText()));
        return alerts;
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        return one.get("revision").asLong() > other.get("revision").asLong() ? one : other;
    }

    private static Map<String, List<Verdict>> verdicts(Path file) throws IOException {
        Map<String, List<Verdict>> verdicts = new TreeMap<>();
        lines(file, line -> {
            Verdict verdict =
                    VerdictReader.read(line.getBytes(StandardCharsets.UTF_8)).value();
            verdicts.computeIfAbsent(verdict.promise() + '/' + verdict.cell().key(), id -> new ArrayList<>())
                    .add(verdict);
        });
        return verdicts;
    }

    private static Map<String, NavigableMap<Long, Sample>> panes(
            Path file, String window, Map<String, List<Verdict>> verdicts) throws IOException {
        Map<String, NavigableMap<Long, Sample>> panes = new TreeMap<>();
        Map<String, List<Map.Entry<String, Verdict>>> byCell = new HashMap<>();
        verdicts.forEach((id, told) -> byCell.computeIfAbsent(told.get(0).cell().key(), cell -> new ArrayList<>())
                .add(Map.entry(id, told.get(0))));
        lines(file, line -> {
            if (!line.contains(window)) {
                return;
            }
            CellReport report =
                    CellReportReader.read(line.getBytes(StandardCharsets.UTF_8)).value();
            for (Map.Entry<String, Verdict> watched : byCell.getOrDefault(report.cell(), List.of())) {
                Verdict terms = watched.getValue();
                PromisedSignal signal = PromisedSignal.named(
                                terms.commitment().promise().signal())
                        .orElseThrow();
                if (signal.basis() != PromisedSignal.Basis.STOCK) {
                    signal.sample(report, terms.commitment().bound())
                            .filter(sample -> sample.size() > 0)
                            .ifPresent(sample -> panes.computeIfAbsent(watched.getKey(), id -> new TreeMap<>())
                                    .put(report.startMillis(), sample));
                }
            }
        });
        return panes;
    }

    /** Something that is done with a line. */
    private interface Line {
        void take(String line) throws IOException;
    }

    private static void lines(Path file, Line each) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                try {
                    each.take(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
