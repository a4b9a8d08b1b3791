package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static InfluxV1Server server;
    private static AskedStore store;

    @BeforeAll
    static void write() throws Exception {
        server = InfluxV1Server.start(home);
        store = new AskedStore(server);
        new StoredExperience(NOW).write(server.settings());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
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
        List<String> signals = store.options(file.variable("signal"), new Interpolation(0, 0));
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
                assertThat(store.options(variable, before)).as(name).contains(linked.get(name));
                before.set(name, linked.get(name));
            }
        }
    }

    /** A count of rows has no row for 0, so "none is broken" looked like "nothing is known". */
    @Test
    void aNumberIsZeroOnlyWhereSomethingIsKnown() throws Exception {
        String loved = " WHERE $timeFilter AND \"promise\" = 'loved'";
        List<Double> counts = new ArrayList<>();
        for (int state : StateCode.BY_RANK) {
            counts.add(store.number(PromiseQuery.count(loved, state), shown()));
        }
        assertThat(counts).containsExactlyInAnyOrder(0.0, 0.0, 0.0, 0.0, 1.0);
        String over = " AND \"segment\" = 'basic'";
        assertThat(List.of(
                        store.number(AlertQuery.firingCount(over), shown()),
                        store.number(AlertQuery.customersAffected(over), shown()),
                        store.number(AlertQuery.valueAtRisk(over), shown())))
                .containsOnly(0.0);
        assertThat(store.number(AlertQuery.firingCount(""), shown())).isEqualTo(1);
        assertThat(store.number(AlertQuery.customersAffected(""), shown())).isPositive();

        Interpolation before = new Interpolation(SHOWN, 2 * SHOWN);
        for (int state : StateCode.BY_RANK) {
            assertThat(store.answer(before.in(PromiseQuery.count(" WHERE $timeFilter", state)))
                            .has("series"))
                    .isFalse();
        }
        assertThat(store.answer(before.in(AlertQuery.firingCount(""))).has("series"))
                .isFalse();
        assertThat(store.answer(before.in(AlertQuery.customersAffected(""))).has("series"))
                .isFalse();
    }

    /** Each count, each rank and each segment's worst follow from the last word on each cell. */
    @Test
    void statesAreCountedAndRankedAsTheyAre() throws Exception {
        Map<Integer, Double> counted = new HashMap<>();
        Map<String, Integer> worst = new HashMap<>();
        for (JsonNode series : store.answer(shown().in(PromiseQuery.last(" WHERE $timeFilter")))
                .get("series")) {
            int state = AskedStore.value(series, "state").asInt();
            int rank = StateCode.BY_RANK.indexOf(state);
            assertThat(AskedStore.value(series, "rank").asInt()).isEqualTo(rank);
            counted.merge(state, 1.0, Double::sum);
            worst.merge(series.at("/tags/segment").asText(), rank, Math::max);
        }
        assertThat(counted).hasSize(5);
        for (int state : StateCode.BY_RANK) {
            assertThat(store.number(PromiseQuery.count(" WHERE $timeFilter", state), shown()))
                    .isEqualTo(counted.get(state));
        }
        for (JsonNode series : store.answer(shown().in(PromiseQuery.worstOfSegments(" WHERE $timeFilter")))
                .get("series")) {
            assertThat(AskedStore.value(series, "verdict").asInt())
                    .isEqualTo(worst.remove(series.at("/tags/segment").asText()));
        }
        assertThat(worst).isEmpty();
    }

    /** It stood as unproven in each count and each table. */
    @Test
    void whatIsNoLongerPromisedIsCountedAndShownNowhere() throws Exception {
        String gone = " WHERE $timeFilter AND \"segment\" = 'student'";
        assertThat(store.answer(shown().in("SELECT last(\"state_code\") FROM \"promise\"" + gone))
                        .has("series"))
                .isTrue();
        for (String question : List.of(
                PromiseQuery.count(gone, StateCode.UNPROVEN),
                PromiseQuery.count(gone, StateCode.KEPT),
                PromiseQuery.last(gone),
                PromiseQuery.worstOfSegments(gone),
                PromiseQuery.margin(gone))) {
            assertThat(store.answer(shown().in(question)).has("series"))
                    .as(question)
                    .isFalse();
        }
    }

    /** What was kept when it was said last stayed so, however long ago that was. */
    @Test
    void whatWasNotSaidForADayIsNotCountedAndATableSaysWhenItWasHeard() throws Exception {
        long later = NOW + 25 * 3_600_000L;
        Interpolation since = new Interpolation(NOW - SHOWN, later);
        assertThat(store.answer(since.in(PromiseQuery.count(" WHERE $timeFilter", StateCode.KEPT)))
                        .has("series"))
                .isFalse();
        assertThat(store.answer(since.in(PromiseQuery.worstOfSegments(" WHERE $timeFilter")))
                        .has("series"))
                .isFalse();
        assertThat(store.number(PromiseQuery.age(), since)).isBetween(later - NOW + 0.0, later - NOW + 60_000.0);
        for (JsonNode series :
                store.answer(since.in(PromiseQuery.last(" WHERE $timeFilter"))).get("series")) {
            assertThat(AskedStore.value(series, "time").asLong()).isBetween(NOW - 60_000, NOW);
        }
    }

    @Test
    void whatIsUnprovenOrBlindHasNoMargin() throws Exception {
        String known = " WHERE $timeFilter AND \"segment\" = 'gold' AND \"touchpoint\" = 'checkout'";
        String unproven = " WHERE $timeFilter AND \"segment\" = 'basic'";

        assertThat(store.number(PromiseQuery.count(unproven, StateCode.UNPROVEN), shown()))
                .isEqualTo(1);
        assertThat(store.answer(shown().in(PromiseQuery.margin(unproven))).has("series"))
                .isFalse();
        assertThat(store.answer(shown().in(PromiseQuery.margin(known))).get("series"))
                .hasSize(2);
    }

    /** Promises at the cell, at what it is a part of, and at its parts; not those of other segments. */
    @Test
    void onlyPromisesThatConcernTheCellCanBeChosen() throws Exception {
        assertThat(promises("*", "*", "*"))
                .containsExactlyInAnyOrder("satisfied", "gets-through", "good-quality", "loved");
        assertThat(promises("platinum", "*", "*")).containsExactly("loved");
        assertThat(promises("gold", "delivery", "*")).containsExactlyInAnyOrder("good-quality", "loved");
        assertThat(promises("gold", "checkout", "web"))
                .containsExactlyInAnyOrder("satisfied", "gets-through", "good-quality", "loved");
    }

    private static List<String> promises(String segment, String touchpoint, String channel) throws Exception {
        BoardFiles.File file = BoardFiles.read(BoardFiles.FOLDER.resolve(CellBoard.UID + ".json"));
        return store.options(
                file.variable("promise"),
                shown().set("segment", segment).set("touchpoint", touchpoint).set("channel", channel));
    }

    private static Interpolation shown() {
        return new Interpolation(NOW - SHOWN, NOW);
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
                assertThat(store.options(variable, chosen))
                        .as(file + ": " + name)
                        .isNotEmpty();
            }
            JsonNode current = variable.at("/current/value");
            String first = current.isArray() ? current.get(0).asText() : current.asText();
            chosen.set(name, asked.getOrDefault(name, first.equals("$__all") ? ".*" : first));
        }
        return chosen;
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
            JsonNode answer = store.answer(asked);
            assertThat(answer.at("/series")).as("%s %s: %s", file, about, asked).isNotEmpty();
            assertThat(AskedStore.hasValue(answer))
                    .as("%s %s: only nulls: %s", file, about, asked)
                    .isTrue();
        }
    }
}
