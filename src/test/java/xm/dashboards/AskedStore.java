package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xm.io.influx.InfluxV1Server;

/** A real store that is asked as Grafana asks it; an answer that is an error fails the test. */
record AskedStore(InfluxV1Server store) {

    /** The values that the store offers for a variable. */
    List<String> options(JsonNode variable, Interpolation before) throws Exception {
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

    JsonNode answer(String question) throws Exception {
        JsonNode all = store.ask(question);
        assertThat(all.has("error")).as("%s: %s", question, all).isFalse();
        JsonNode answer = all.at("/results/0");
        assertThat(answer.has("error")).as("%s: %s", question, answer).isFalse();
        return answer;
    }

    double number(String question, Interpolation chosen) throws Exception {
        return answer(chosen.in(question)).at("/series/0/values/0/1").asDouble(Double.NaN);
    }

    static JsonNode value(JsonNode series, String column) {
        for (int i = 0; i < series.get("columns").size(); i++) {
            if (series.get("columns").get(i).asText().equals(column)) {
                return series.get("values").get(0).get(i);
            }
        }
        throw new AssertionError("no column " + column + " in " + series);
    }

    static boolean hasValue(JsonNode answer) {
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
