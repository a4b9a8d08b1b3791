package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house for every board, those of Grafana's own linter among them where they fit InfluxQL. */
class BoardRulesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(?!__|timeFilter|tag_|col\\b)([a-z]+)");

    static List<BoardFiles.File> files() {
        return BoardFiles.all();
    }

    @Test
    void uidsAndTitlesAreUniqueAndLinksGoToBoardsThatThereAre() {
        assertThat(files()).extracting(file -> file.board().get("uid").asText()).doesNotHaveDuplicates();
        assertThat(files())
                .extracting(file -> file.board().get("title").asText())
                .doesNotHaveDuplicates();
        for (BoardFiles.File file : files()) {
            String uid = file.board().get("uid").asText();
            assertThat(file.name()).isEqualTo(uid + ".json");
            Matcher links =
                    Pattern.compile("\"/d/([^?\"]+)").matcher(file.board().toString());
            assertThat(links.results().map(link -> link.group(1)))
                    .as(file.name())
                    .allMatch(uid(files())::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBoardHasNoKeyAndNoWordThatGrafanaDoesNotKnow(BoardFiles.File file) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("src/test/resources/dashboards/board.schema.json")));

        assertThat(schema.validate(file.board())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void panelsLieBesideEachOtherAndNotOverEachOther(BoardFiles.File file) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : file.panels()) {
            JsonNode at = panel.get("gridPos");
            assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < at.get("w").asInt(); x++) {
                for (int y = 0; y < at.get("h").asInt(); y++) {
                    String place = at.get("x").asInt() + x + "," + (at.get("y").asInt() + y);
                    assertThat(taken.add(place)).as(panel.get("title").asText()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBoardIsNotEditedKnowsNoServersNumbersAndSharesItsCrosshair(BoardFiles.File file) {
        JsonNode board = file.board();
        assertThat(board.has("id")).isFalse();
        assertThat(board.has("version")).isFalse();
        assertThat(board.get("editable").asBoolean()).isFalse();
        assertThat(board.get("graphTooltip").asInt()).isEqualTo(1);
        assertThat(board.get("schemaVersion").asInt()).isLessThanOrEqualTo(42);
        assertThat(board.get("tags").toString()).contains(Board.TAG);
        assertThat(board.get("description").asText()).isNotBlank();
        assertThat(board.at("/links/0/includeVars").asBoolean()).isTrue();
        assertThat(board.at("/links/0/keepTime").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPanelHasATitleADescriptionAUnitAWordForNothingAndAQuestion(BoardFiles.File file) {
        assertThat(file.panelsThatAsk()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).matches("(?s).+[.?]");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/noValue").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(file.panels()).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    }

    /** An empty store said "0 broken" in blue. */
    @ParameterizedTest
    @MethodSource("files")
    void whatIsNotKnownIsNoNumberAndHasNoColourOfAState(BoardFiles.File file) {
        assertThat(file.panelsThatAsk())
                .allSatisfy(panel -> assertThat(
                                panel.at("/fieldConfig/defaults/noValue").asText())
                        .as(panel.get("title").asText())
                        .doesNotContainPattern("^[0-9]"));
        assertThat(file.panelsThatAsk())
                .filteredOn(panel -> panel.get("type").asText().equals("stat"))
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/0/color")
                                .asText())
                        .as(panel.get("title").asText())
                        .isEqualTo(Look.UNKNOWN));
    }

    /** A cell that nobody hears of any more was kept, in blue, for as long as the time shown. */
    @Test
    void whatIsCountedWasSaidLatelyAndEachTableOfVerdictsSaysWhen() {
        BoardFiles.File file = BoardFiles.read(BoardFiles.FOLDER.resolve(OverviewBoard.UID + ".json"));
        assertThat(questions(file))
                .filteredOn(question -> question.startsWith("SELECT sum(\"is\")") || question.contains("\"verdict\""))
                .hasSize(6)
                .allSatisfy(question -> assertThat(question).contains("time > ${__to}ms - 1d", "\"state\" < 5"));
        assertThat(file.panelsThatAsk())
                .filteredOn(panel -> panel.get("title").asText().equals("Promises, worst first"))
                .singleElement()
                .satisfies(panel -> assertThat(panel.toString()).contains("\"value\":\"heard\""));
        assertThat(file.panelsThatAsk())
                .filteredOn(panel -> panel.get("title").asText().equals("Newest verdict"))
                .singleElement()
                .satisfies(panel -> assertThat(panel.at("/fieldConfig/defaults/thresholds/steps"))
                        .hasSize(3));
    }

    /** A blind cell was blue as long as what was seen last had been well. */
    @ParameterizedTest
    @MethodSource("files")
    void onlyNumbersThatAreKnownHaveTheColourOfAMargin(BoardFiles.File file) {
        assertThat(file.panelsThatAsk())
                .filteredOn(panel -> panel.toString().contains("\"value\":0.02"))
                .allSatisfy(panel -> assertThat(panel.at("/targets/0/query").asText())
                        .as(panel.get("title").asText())
                        .containsPattern("\"state(_code)?\" < 3"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStoreIsAVariableAndEveryVariableIsUsedAndKnown(BoardFiles.File file) {
        String text = file.board().toString();
        for (JsonNode source : file.board().findValues("datasource")) {
            assertThat(source.path("uid").asText()).isIn("${datasource}", "${prometheus}", "-- Grafana --");
        }
        Set<String> known = new HashSet<>();
        file.variables().forEach(variable -> known.add(variable.get("name").asText()));
        Set<String> used = new HashSet<>();
        VARIABLE.matcher(text).results().forEach(match -> used.add(match.group(1)));
        assertThat(used).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("files")
    void variablesAskAgainWhenTheTimeChanges(BoardFiles.File file) {
        assertThat(file.variables())
                .filteredOn(variable -> variable.get("type").asText().equals("query"))
                .allSatisfy(variable -> {
                    assertThat(variable.get("refresh").asInt()).isEqualTo(2);
                    assertThat(variable.get("label").asText()).isNotBlank();
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyQuestionToTheStoreIsInfluxQlAndKeepsToTheTimeShown(BoardFiles.File file) {
        assertThat(questions(file)).isNotEmpty().allSatisfy(question -> {
            assertThat(question).startsWith("SELECT ").doesNotContain("from(bucket", "|>", ";");
            assertThat(question).matches(".*(\\$timeFilter|\\$\\{__to}).*");
        });
        assertThat(file.board().at("/annotations/list/1/query").asText()).contains("$timeFilter");
    }

    /** Version 3 of the store knows them not. */
    @ParameterizedTest
    @MethodSource("files")
    void noQuestionNeedsWhatOnlyOldStoresKnow(BoardFiles.File file) {
        assertThat(Stream.concat(
                        questions(file).stream(),
                        file.variables().stream()
                                .map(variable -> variable.path("query").asText())))
                .noneMatch(question -> question.matches(
                        "(?i).*(slimit|soffset|show series|show databases|cardinality|sample\\(|holt_winters).*"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aGapStaysAGapOnEveryLineOfExperience(BoardFiles.File file) {
        assertThat(file.panelsThatAsk())
                .filteredOn(panel -> panel.get("type").asText().equals("timeseries"))
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/custom/spanNulls")
                                .asText())
                        .as(panel.get("title").asText())
                        .isIn("false", "180000"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void linksCarryTheTimeAndTheStore(BoardFiles.File file) {
        Matcher links =
                Pattern.compile("\"url\":\"(/d/[^\"]+)\"").matcher(file.board().toString());
        assertThat(links.results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(link).contains("${__url_time_range}", "${datasource:queryparam}"));
    }

    static List<String> questions(BoardFiles.File file) {
        return file.panelsThatAsk().stream()
                .flatMap(panel -> Stream.of(panel.get("targets")))
                .flatMap(targets -> targets.findValues("query").stream())
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> uid(List<BoardFiles.File> files) {
        Set<String> uids = new HashSet<>();
        files.forEach(file -> uids.add(file.board().get("uid").asText()));
        return uids;
    }
}
