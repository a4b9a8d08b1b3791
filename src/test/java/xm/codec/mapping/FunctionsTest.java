package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    @Test
    void readsTimesInTheZoneOfTheHead() {
        assertThat(text("time('2011-06-01 08:26:00')")).isEqualTo("2011-06-01T07:26:00Z");
        assertThat(text("time('2011-06-01T08:26')")).isEqualTo("2011-06-01T07:26:00Z");
        assertThat(text("time('2011-01-01')")).isEqualTo("2011-01-01T00:00:00Z");
        assertThat(text("time('29/2/2016 01:16', 'd/M/yyyy HH:mm')")).isEqualTo("2016-02-29T01:16:00Z");
        assertThat(text("time('05/11/2016 12:00:00 am', 'MM/dd/yyyy hh:mm:ss a')"))
                .isEqualTo("2016-05-10T23:00:00Z");
        assertThat(text("time('3 MAR 2016', 'd MMM yyyy')")).isEqualTo("2016-03-03T00:00:00Z");
    }

    @Test
    void aZoneOfItsOwnOrInTheTextWins() {
        assertThat(text("time('2011-06-01 08:26', '', 'America/New_York')")).isEqualTo("2011-06-01T12:26:00Z");
        assertThat(text("time('2011-06-01T08:26:00+05:30')")).isEqualTo("2011-06-01T02:56:00Z");
        assertThat(text("time('2011-06-01T08:26:00Z')")).isEqualTo("2011-06-01T08:26:00Z");
    }

    @Test
    void movesOnWhatDaylightSavingLeavesOutAndTakesTheFirstOfWhatComesTwice() {
        assertThat(text("time('2011-03-27 01:30')"))
                .as("there is no 01:30, it is 02:30 summer time")
                .isEqualTo("2011-03-27T01:30:00Z");
        assertThat(text("time('2011-10-30 01:30')")).as("01:30 summer time").isEqualTo("2011-10-30T00:30:00Z");
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> call("time('31/2/2016', 'd/M/yyyy')"))
                .isInstanceOf(JsltException.class)
                .hasMessageContaining("time(): the text is not a time like d/M/yyyy");
        assertThatThrownBy(() -> call("time('soon')")).isInstanceOf(JsltException.class);
        assertThatThrownBy(() -> call("time('2011', 'bbb')"))
                .isInstanceOf(JsltException.class)
                .hasMessageContaining("'bbb' is not a pattern of times");
        assertThatThrownBy(() -> call("time('2011-01-01', '', 'Europe/Bonn')"))
                .isInstanceOf(JsltException.class)
                .hasMessageContaining("the third argument is not the name of a time zone");
    }

    @Test
    void addsSecondsAndCountsThem() {
        assertThat(text("later('2015-02-21T00:00:00Z', 90)")).isEqualTo("2015-02-21T00:01:30Z");
        assertThat(text("later('2015-02-21T00:00:00+01:00', -0.5)")).isEqualTo("2015-02-20T22:59:59.500Z");
        assertThat(call("seconds-between('2015-02-21T00:00:00Z', '2015-02-21T01:00:00Z')"))
                .hasToString("3600");
        assertThat(call("seconds-between('2015-02-21T00:00:01.5Z', '2015-02-21T00:00:00Z')"))
                .hasToString("-1.5");
        assertThatThrownBy(() -> call("later('21.2.2015', 1)")).isInstanceOf(JsltException.class);
    }

    @Test
    void whatIsMissingStaysMissing() {
        assertThat(call("[time(.a), time('x', .a), later(.a, 1), seconds-between(.a, .b)]"))
                .hasToString("[null,null,null,null]");
    }

    @Test
    void hashesTheSameValuesToTheSameText() {
        assertThat(text("hash('a', 1, null)"))
                .isEqualTo(text("hash('a', 1, null)"))
                .matches("[0-9a-f]{32}");
        assertThat(text("hash('a', 'bc')")).isNotEqualTo(text("hash('ab', 'c')"));
        assertThat(text("hash('1')")).isNotEqualTo(text("hash(1)"));
    }

    private static String text(String expression) {
        return call(expression).asText();
    }

    private static JsonNode call(String expression) {
        return Parser.compileString(expression.replace('\'', '"'), Functions.of(ZoneId.of("Europe/London")))
                .apply(new ObjectMapper().createObjectNode());
    }
}
