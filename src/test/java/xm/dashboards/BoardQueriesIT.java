package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.alert.Alerts;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.io.influx.InfluxV1Server;

/**
 * Every question of every board, asked of a real InfluxDB that the jobs' own sinks have written to: none may fail, and none
 * may come back without an answer.
 */
class BoardQueriesIT {
    private static final long NOW = System.currentTimeMillis();
    /** Long enough for the end of a day. */
    private static final long SHOWN = 26 * 3_600_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberSlotsPerTaskManager(3)
            .build());

    @TempDir
    static Path home;

    private static InfluxV1Server store;

    @BeforeAll
    static void write() throws Exception {
        store = InfluxV1Server.start(home);
        new StoredExperience(NOW).write(store.settings());
    }

    @AfterAll
    static void stop() {
        if (store != null) {
            store.close();
        }
    }

    static List<BoardFiles.File> files() {
        return BoardFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyQuestionHasAnAnswerAsTheBoardOpens(BoardFiles.File file) throws Exception {
        askAll(file, chosen(file, Map.of()));
    }

    @Test
    void everyQuestionHasAnAnswerAsAnAlertOpensTheBoard() throws Exception {
        BoardFiles.File file = BoardFiles.read(BoardFiles.FOLDER.resolve(CellBoard.UID + ".json"));

        askAll(file, chosen(file, linked()));
    }

    @Test
    void everySignalCanBeChosenInWindowsOfEveryLength() throws Exception {
        BoardFiles.File file = BoardFiles.read(BoardFiles.FOLDER.resolve(CellBoard.UID + ".json"));
        List<String> signals = options(file.variable("signal"), new Interpolation(0, 0));
        assertThat(signals)
                .contains("csat", "nps", "qoe", "effort", "first_contact_resolution", "resolution_time", "loyalty");

        for (String signal : signals) {
            askAll(
                    file,
                    chosen(file, Map.of("signal", signal, "segment", "gold", "touchpoint", "*", "channel", "*"))
                            .set("promise", "good-quality"),
                    signal);
        }
        for (JsonNode window : file.variable("window").get("options")) {
            askAll(
                    file,
                    chosen(file, linked()).set("window", window.get("value").asText()));
        }
    }

    /** The link of an alert names variables that the board has, and values that they may have. */
    @Test
    void theLinkOfAnAlertIsUnderstood() throws Exception {
        BoardFiles.File file = BoardFiles.read(BoardFiles.FOLDER.resolve(CellBoard.UID + ".json"));
        Interpolation before = new Interpolation(NOW - SHOWN, NOW);
        Map<String, String> linked = linked();

        assertThat(linked).containsOnlyKeys("segment", "touchpoint", "channel", "promise", "signal");
        for (JsonNode variable : file.variables()) {
            String name = variable.get("name").asText();
            if (linked.containsKey(name)) {
                assertThat(options(variable, before)).as(name).contains(linked.get(name));
                before.set(name, linked.get(name));
            }
        }
    }

    private static Map<String, String> linked() throws Exception {
        AlertWriter writer = new AlertWriter(new AlertLinks(null, "https://grafana.example/d/" + CellBoard.UID));
        String link = Json.MAPPER
                .readTree(writer.write(Alerts.firing()))
                .get("dashboard")
                .asText();
        assertThat(link).startsWith("https://grafana.example/d/xm-cell?from=1795253400000&to=now&");
        Map<String, String> values = new HashMap<>();
        Pattern.compile("&var-(\\w+)=([^&]+)")
                .matcher(link)
                .results()
                .forEach(it -> values.put(it.group(1), it.group(2)));
        return values;
    }

    /** What is chosen in each variable: what was asked for, else what the board opens with. */
    private static Interpolation chosen(BoardFiles.File file, Map<String, String> asked) throws Exception {
        Interpolation chosen = new Interpolation(NOW - SHOWN, NOW);
        for (JsonNode variable : file.variables()) {
            String name = variable.get("name").asText();
            if (variable.get("type").asText().equals("query")) {
                assertThat(options(variable, chosen)).as(file + ": " + name).isNotEmpty();
            }
            JsonNode current = variable.at("/current/value");
            String first = current.isArray() ? current.get(0).asText() : current.asText();
            chosen.set(name, asked.getOrDefault(name, first.equals("$__all") ? ".*" : first));
        }
        return chosen;
    }

    /** The values that the store offers for a variable. */
    private static List<String> options(JsonNode variable, Interpolation before) throws Exception {
        String question = before.in(variable.get("query").asText());
        boolean isFirst = question.startsWith("SHOW FIELD KEYS");
        Pattern part = Pattern.compile(
                variable.get("regex").asText().isEmpty()
                        ? "(.*)"
                        : variable.get("regex").asText().replaceAll("^/|/$", ""));
        List<String> options = new ArrayList<>();
        for (JsonNode row : answer(question).at("/series/0/values")) {
            Matcher match = part.matcher(row.get(isFirst ? 0 : 1).asText());
            if (match.find()) {
                options.add(match.group(1));
            }
        }
        return options;
    }

    private static void askAll(BoardFiles.File file, Interpolation chosen) throws Exception {
        askAll(file, chosen, "");
    }

    private static void askAll(BoardFiles.File file, Interpolation chosen, String about) throws Exception {
        Stream<String> questions = Stream.concat(
                BoardRulesTest.questions(file).stream(),
                Stream.of(file.board().at("/annotations/list/1/query").asText()));
        for (String question : questions
                .filter(it -> about.isEmpty() || it.contains("${signal}"))
                .toList()) {
            String asked = chosen.in(question);
            JsonNode answer = answer(asked);
            assertThat(answer.at("/series")).as("%s %s: %s", file, about, asked).isNotEmpty();
            assertThat(hasValue(answer))
                    .as("%s %s: only nulls: %s", file, about, asked)
                    .isTrue();
        }
    }

    private static JsonNode answer(String question) throws Exception {
        JsonNode all = store.ask(question);
        assertThat(all.has("error")).as("%s: %s", question, all).isFalse();
        JsonNode answer = all.at("/results/0");
        assertThat(answer.has("error")).as("%s: %s", question, answer).isFalse();
        return answer;
    }

    private static boolean hasValue(JsonNode answer) {
        for (JsonNode series : answer.get("series")) {
            for (JsonNode row : series.get("values")) {
                for (int i = 1; i < row.size(); i++) {
                    if (!row.get(i).isNull()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
