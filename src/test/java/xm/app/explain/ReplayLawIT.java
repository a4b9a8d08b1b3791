package xm.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.app.command.BacktestCommand;
import xm.codec.PromiseBookFile;
import xm.codec.VerdictWriter;
import xm.event.Cell;
import xm.promise.BookHistory;
import xm.promise.Verdict;
import xm.promise.watch.WatchSettings;

/**
 * The law of explaining: whatever was recorded, a cell that is watched once more to explain it says what the backtest said
 * of it, word for word and in the same order.
 */
class ReplayLawIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final String FIRST = """
            version: 1
            promises:
              satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.85}
              solved: {signal: first-contact-resolution, by: [touchpoint], atLeast: 0.7, falseAlarmEvery: P5D}
              calm: {signal: complaints, by: [segment], atMost: 4, falseAlarmEvery: P5D}
            """;
    /** Other terms after two days, and one promise less. */
    private static final String SECOND = """
            version: 2
            effectiveFrom: 2026-11-25T02:00:30Z
            promises:
              satisfied:
                signal: csat
                by: [segment, touchpoint]
                atLeast: 0.9
                except: [{segment: silver, off: true}]
              solved: {signal: first-contact-resolution, by: [touchpoint], atLeast: 0.75, falseAlarmEvery: P5D}
            """;

    @TempDir
    private Path home;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest(name = "seed {0}, {1} days of {2} seconds, {3}")
    @CsvSource({
        "1,4,240,",
        "2,4,180,--out-of-orderness PT5M --allowed-lateness PT1H",
        "3,100,3600,",
        "4,4,240,--until 2026-11-27T12:00:00Z"
    })
    void aCellThatIsExplainedSaysWhatTheBacktestSaid(int seed, int days, int everySeconds, String more)
            throws Exception {
        Path out = backtest(seed, days, everySeconds, more == null ? "" : more);
        Map<String, List<String>> told = told(out);
        BookHistory books = BookHistory.NONE
                .with(PromiseBookFile.parse("first", FIRST))
                .with(PromiseBookFile.parse("second", SECOND));

        assertThat(told.keySet())
                .contains("satisfied/gold/checkout/*", "solved/*/support-call/*", "calm/gold/*/*")
                .anyMatch(place -> place.startsWith("satisfied/silver/"));
        assertThat(String.join(" ", told.get("satisfied/basic/checkout/*"))).contains("BLIND");
        for (Map.Entry<String, List<String>> place : told.entrySet()) {
            String promise = place.getKey().substring(0, place.getKey().indexOf('/'));
            Cell cell = Cell.ofKey(place.getKey().substring(promise.length() + 1));
            Gathered gathered = gathered(out, new Question(promise, cell, Long.MAX_VALUE), books);

            assertThat(words(replay(gathered, promise, cell, gathered.settings())))
                    .as(place.getKey())
                    .isEqualTo(place.getValue());
            assertThat(words(replay(gathered, promise, cell, gathered.settings().sayingEvery(0))))
                    .as(place.getKey() + ", said at every window")
                    .containsSubsequence(place.getValue());
            isExplained(gathered, promise, cell, place.getValue());
        }
    }

    /** What is explained is as it was said last, at the time of a verdict and a moment later or before. */
    private static void isExplained(Gathered gathered, String promise, Cell cell, List<String> told) throws Exception {
        int step = Math.max(1, told.size() / 12);
        for (int i = 0; i < told.size(); i += step) {
            JsonNode verdict = JSON.readTree(told.get(i));
            long at = Instant.parse(verdict.get("at").asText()).toEpochMilli();
            boolean isLastThen = i + 1 == told.size()
                    || at
                            < Instant.parse(JSON.readTree(told.get(i + 1))
                                            .get("at")
                                            .asText())
                                    .toEpochMilli();
            Question question = new Question(promise, cell, at);
            if (!isLastThen || Nowhere.sentence(question, gathered).isPresent()) {
                continue;
            }
            Explanation explanation = Explanation.of(question, gathered);
            JsonNode again =
                    JSON.readTree(new ExplanationJson(explanation).text()).get("verdict");
            assertThat(again.get("state")).as(told.get(i)).isEqualTo(verdict.get("state"));
            assertThat(again.get("since")).as(told.get(i)).isEqualTo(verdict.get("since"));
            assertThat(again.get("evidence")).as(told.get(i)).isEqualTo(verdict.get("evidence"));
        }
    }

    private static Gathered gathered(Path out, Question question, BookHistory books) {
        Gathering gathering = new Gathering(question, sentence -> {});
        gathering.signals(out.resolve("signals.ndjson"));
        return gathering.with(books);
    }

    private static List<Verdict> replay(Gathered gathered, String promise, Cell cell, WatchSettings settings) {
        CellReplay replay = new CellReplay(gathered.books(), promise, cell, settings);
        gathered.reports().forEach(replay::see);
        replay.end(gathered.recording().untilMillis().getAsLong());
        return replay.said();
    }

    private static List<String> words(List<Verdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparingLong(Verdict::atMillis))
                .map(verdict -> new String(VerdictWriter.write(verdict), StandardCharsets.UTF_8))
                .toList();
    }

    private static Map<String, List<String>> told(Path out) throws Exception {
        Map<String, List<String>> byPlace = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("verdicts.ndjson"))) {
            JsonNode told = JSON.readTree(line);
            String place = told.get("promise").asText()
                    + '/'
                    + told.at("/cell/segment").asText()
                    + '/'
                    + told.at("/cell/touchpoint").asText()
                    + '/'
                    + told.at("/cell/channel").asText();
            byPlace.computeIfAbsent(place, it -> new ArrayList<>()).add(line);
        }
        return byPlace;
    }

    private Path backtest(int seed, int days, int everySeconds, String more) throws Exception {
        Path events = Files.write(home.resolve("events.ndjson"), events(seed, days, everySeconds * 1_000L));
        Path first = Files.writeString(home.resolve("first.yaml"), FIRST);
        Path second = Files.writeString(home.resolve("second.yaml"), SECOND);
        List<String> args = new ArrayList<>(List.of(
                "--events",
                events.toString(),
                "--windows",
                "PT30S,PT1M,PT15M,PT1H",
                "--out",
                home.resolve("out").toString(),
                "--promises",
                first.toString(),
                second.toString()));
        args.addAll(more.isEmpty() ? List.of() : List.of(more.split(" ")));
        CommandLine line = new CommandLine(new BacktestCommand());
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        assertThat(line.execute(args.toArray(String[]::new))).as(said::toString).isEqualTo(ExitCode.DONE);
        return home.resolve("out");
    }

    /**
     * Surveys, calls and complaints, of which some come late. On the first day all is well; in the second something breaks for
     * five hours; then nothing is heard of gold for a while, and of basic nothing after the third day.
     */
    private static List<String> events(int seed, int days, long everyMillis) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        String[] segments = {"gold", "basic", "silver"};
        for (long time = 0; time < days * DAY; time += everyMillis) {
            boolean isBad = time > 30 * HOUR && time < 35 * HOUR;
            boolean isQuiet = time > 52 * HOUR && time < 58 * HOUR;
            String segment = segments[random.nextInt(3)];
            long late = random.nextInt(20) == 0 ? random.nextLong(2 * HOUR) : 0;
            long at = BEGIN.toEpochMilli() + Math.max(0, time - late) + random.nextLong(everyMillis);
            if ((isQuiet && segment.equals("gold")) || (time > 3 * DAY && segment.equals("basic"))) {
                continue;
            }
            lines.add(event(
                    lines.size(),
                    at,
                    "survey",
                    "checkout",
                    "web",
                    segment,
                    "c-" + random.nextInt(5_000),
                    "\"survey\":{\"csat\":" + (random.nextDouble() < (isBad ? 0.4 : 0.95) ? 5 : 2) + "}"));
            lines.add(event(
                    lines.size(),
                    at,
                    "contact",
                    "support-call",
                    "call",
                    segment,
                    "c-" + random.nextInt(isBad ? 20 : 5_000),
                    "\"contact\":{\"outcome\":\"resolved\"}"));
            if (random.nextInt(isBad ? 4 : 40) == 0) {
                lines.add(event(
                        lines.size(),
                        at,
                        "complaint",
                        "support-call",
                        "call",
                        segment,
                        "c-" + random.nextInt(5_000),
                        "\"complaint\":{\"severity\":2}"));
            }
        }
        return lines;
    }

    private static String event(
            int id,
            long at,
            String kind,
            String touchpoint,
            String channel,
            String segment,
            String customer,
            String payload) {
        return String.format(
                "{\"id\":\"e-%d\",\"time\":\"%s\",\"kind\":\"%s\",\"touchpoint\":\"%s\",\"channel\":\"%s\","
                        + "\"segment\":\"%s\",\"customer\":\"%s\",%s}",
                id, Instant.ofEpochMilli(at), kind, touchpoint, channel, segment, customer, payload);
    }
}
