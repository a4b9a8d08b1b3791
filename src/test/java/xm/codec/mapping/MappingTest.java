package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRecordGivesNoneOneOrManyEvents() throws Exception {
        assertThat(events("null", "{}")).isEmpty();
        assertThat(events("[]", "{}")).isEmpty();
        assertThat(events("{\"id\": .a}", "{\"a\":\"1\"}"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"id\":\"1\"}");
        assertThat(events("[for (.a) {\"id\": .}]", "{\"a\":[1,2]}"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void whatIsAbsentIsLeftOut() throws Exception {
        assertThat(events("{\"id\": .a, \"customer\": .b}", "{\"a\":\"1\"}")
                        .get(0)
                        .has("customer"))
                .isFalse();
    }

    @Test
    void somethingElseThanEventsIsAMistakeOfTheMapping() {
        assertThatThrownBy(() -> events("\"text\"", "{}"))
                .isInstanceOf(JsltException.class)
                .hasMessageContaining("STRING");
        assertThatThrownBy(() -> events("[1]", "{}"))
                .isInstanceOf(JsltException.class)
                .hasMessageContaining("gives NUMBER where an event (object) was expected");
    }

    @Test
    void knowsTheRowAndTheFile() throws Exception {
        Mapping mapping = Mapping.parse("m", "format: json\nevents: '{\"id\": $file + \"-\" + $row}'");
        assertThat(mapping.events(JSON.readTree("{}"), 7, 0, "a.csv")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo("a.csv-7");
    }

    @Test
    void theHeadGivesSourceAndCustomerToEventsThatNameNone() throws Exception {
        Mapping mapping = Mapping.parse("m", "format: json\nsource: shop\nkey: who\nevents: '[{}, .own]'");
        List<JsonNode> events = mapping.events(
                JSON.readTree("{\"who\":\"c1\",\"own\":{\"source\":\"s\",\"customer\":\"c2\"}}"), 0, 0, "f");
        assertThat(events)
                .extracting(JsonNode::toString)
                .containsExactly("{\"source\":\"shop\",\"customer\":\"c1\"}", "{\"source\":\"s\",\"customer\":\"c2\"}");
        assertThat(mapping.events(JSON.readTree("{\"who\":\"c3\",\"own\":{}}"), 1, 0, "f")
                        .get(0)
                        .get("customer")
                        .asText())
                .as("what one record brought is not kept for the next")
                .isEqualTo("c3");
    }

    @Test
    void hasNoClockNoChanceAndNoOtherFiles() {
        for (String call : List.of("now()", "random()", "uuid()")) {
            assertThatThrownBy(() -> events("{\"id\": " + call + "}", "{}"))
                    .isInstanceOf(JsltException.class)
                    .hasMessageContaining("the same record must always give the same events");
        }
    }

    @Test
    void whatJavaThrowsIsAFailureOfTheExpressionToo() {
        assertThatThrownBy(() -> events("{\"id\": number(.a)}", "{\"a\":\"-\"}"))
                .isInstanceOf(JsltException.class);
        assertThatThrownBy(() -> events("def f(x) f($x)\n  f(1)", "{}")).isInstanceOf(JsltException.class);
    }

    @Test
    void noSentenceAboutAFailureQuotesTheRecord() {
        for (String expression : List.of(
                "[.a]",
                ".a",
                "number(.a)",
                "{(.list): 1}",
                "[for (.a) {}]",
                ".a * .a",
                ".list < 1",
                "round(.a)",
                "from-json(.a)",
                "replace(.a, .a + \"|\", \"\")",
                "parse-time(.a, \"yyyy\") + parse-time(.a, .a)",
                "format-time(1, .a)",
                "sum([.a])",
                "get-key(.a, \"x\")",
                "test(.a, .a + \"(\")",
                "mod(.a, 1)",
                "time(.a)",
                "time(.a, \"yyyy\")",
                "time(\"2026-01-01\", \"\", .a)",
                "later(.a, 1)",
                "later(\"2026-01-01T00:00:00Z\", .a)",
                "seconds-between(.a, .a)")) {
            assertThatThrownBy(() -> events(expression, "{\"a\":\"Smith\",\"list\":[\"Smith\"]}"))
                    .as(expression)
                    .isInstanceOf(JsltException.class)
                    .hasMessageNotContaining("Smith");
        }
        assertThatThrownBy(() -> events("number(.a)", "{\"a\":\"Smith\"}"))
                .hasMessage("the expression fails on this record, in number()");
        assertThatThrownBy(() -> events(".a < 1", "{\"a\":[\"Smith\"]}"))
                .hasMessage("the expression fails on this record, at line 1 and column 1 of the expression");
        assertThatThrownBy(() -> events("error(\"no date\")", "{}")).hasMessage("error: no date");
    }

    @Test
    void travelsAsItsText() throws Exception {
        Mapping mapping = Mapping.parse("m", "format: json\nevents: '{\"id\": .a}'");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(mapping);
        Mapping copy = (Mapping) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy.events(JSON.readTree("{\"a\":1}"), 0, 0, "f")).hasToString("[{\"id\":1}]");
        assertThat(copy.head()).isEqualTo(mapping.head());
    }

    private static List<JsonNode> events(String expression, String record) throws Exception {
        String text = "format: json\nevents: |\n  " + expression + '\n';
        return Mapping.parse("m", text).events(JSON.readTree(record), 0, 0, "f");
    }
}
