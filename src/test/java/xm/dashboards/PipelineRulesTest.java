package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.Needs;

/** The rules for Prometheus, held to their own tests by Prometheus' own tool. */
class PipelineRulesTest {
    static final Path FOLDER = Path.of("dashboards/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules experience-monitor.rules.yml",
                "test rules experience-monitor.rules.test.yml",
                "check config prometheus.yml"
            })
    void promtoolFindsNoFault(String command) throws Exception {
        Needs.program(PROMTOOL, "prometheus");
        assertThat(run(FOLDER, command.split(" "))).contains("SUCCESS").doesNotContain("FAILED");
    }

    /** Every question of the boards to Prometheus is one that it understands. */
    @Test
    void theBoardsAskPrometheusInItsLanguage() throws Exception {
        Needs.program(PROMTOOL, "prometheus");
        List<String> questions = questions();
        StringBuilder rules = new StringBuilder("groups:\n  - name: boards\n    rules:\n");
        for (int i = 0; i < questions.size(); i++) {
            rules.append("      - record: question_").append(i).append('\n');
            rules.append("        expr: |\n          ").append(questions.get(i)).append('\n');
        }
        Files.writeString(directory.resolve("boards.yml"), rules);

        assertThat(run(directory, "check", "rules", "boards.yml")).contains("SUCCESS: " + questions.size() + " rules");
    }

    @Test
    void everyAlarmSaysWhatItIsAndWhatToDo() throws IOException {
        String rules = Files.readString(FOLDER.resolve("experience-monitor.rules.yml"));

        assertThat(rules.split("- alert: ", -1)).hasSizeGreaterThan(20);
        assertThat(Files.readString(Path.of("docs/dashboards.md")))
                .contains("has " + found("- alert: (\\w+)", rules).size() + " alarms");
        for (String alarm : rules.split("- alert: ", -1)) {
            if (!alarm.startsWith("#")) {
                assertThat(alarm).contains("severity: ", "summary: ", "description: ");
            }
        }
    }

    /** Each alarm has one section of the guide, to which it links, and each section one alarm. */
    @Test
    void everyAlarmLinksToItsOwnSectionOfTheGuide() throws IOException {
        String rules = Files.readString(FOLDER.resolve("experience-monitor.rules.yml"));
        List<String> alarms = found("- alert: (\\w+)", rules);

        assertThat(found("runbook_url: \"https://runbooks.example/operations.md#([a-z]+)\"", rules))
                .isEqualTo(
                        alarms.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList());
        assertThat(found("(?m)^### (Experience\\w+)$", Files.readString(Path.of("docs/operations.md"))))
                .isEqualTo(alarms);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What the boards ask Prometheus, with every job chosen. */
    static List<String> questions() {
        List<String> questions = new ArrayList<>();
        for (BoardFiles.File file : BoardFiles.all()) {
            file.board()
                    .findValues("expr")
                    .forEach(question ->
                            questions.add(question.asText().replace("$job", "experience_signals|promise_watch")));
        }
        return questions;
    }

    private static String run(Path folder, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of(PROMTOOL.toString()));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
