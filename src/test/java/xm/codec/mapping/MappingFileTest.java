package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;

class MappingFileTest {
    @Test
    void readsEveryKey() {
        Head head = Mapping.parse("m.yaml", """
                        format: csv
                        csv: {separator: ";", quote: "'", charset: ISO-8859-1, header: [a, b], skip: 2, missing: ["?", "N/A"]}
                        timeZone: Europe/Berlin
                        source: shop
                        key: a
                        events: "null"
                        """).head();
        assertThat(head)
                .isEqualTo(new Head(
                        Format.CSV,
                        new Csv(';', '\'', StandardCharsets.ISO_8859_1, List.of("a", "b"), 2, Set.of("?", "N/A")),
                        ZoneId.of("Europe/Berlin"),
                        "shop",
                        "a"));
    }

    @Test
    void needsOnlyFormatAndEvents() {
        Head head = Mapping.parse("m.yaml", "format: ndjson\nevents: .").head();
        assertThat(head).isEqualTo(new Head(Format.NDJSON, Csv.STANDARD, ZoneOffset.UTC, null, null));
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirLines() {
        assertThat(mistakes("""
                        fromat: csv
                        csv:
                          seperator: ;
                          quote: '""'
                          charset: utf-9
                          header: false
                          skip: one
                        timeZone: Europe/Bonn
                        source:
                        key: [a]
                        events: |
                          {
                            "id": .a,
                            "time": tme(.b)
                          }
                        """))
                .containsExactly(
                        "m.yaml, line 1: 'fromat' is unknown, did you mean 'format'?",
                        "m.yaml, line 1: format is missing: say which files this mapping reads, csv, ndjson or json",
                        "m.yaml, line 3: 'seperator' is unknown, did you mean 'separator'?",
                        "m.yaml, line 4: quote is '\"\"', expected one character, such as \";\" or \"\\t\" in quotes",
                        "m.yaml, line 5: charset 'utf-9' is unknown, expected UTF-8, ISO-8859-1 or the like",
                        "m.yaml, line 6: header is true (the first row names the columns) or the list of their names",
                        "m.yaml, line 7: skip is 'one', expected the number of lines to leave out at the top",
                        "m.yaml, line 8: timeZone 'Europe/Bonn' is unknown, expected a name such as Europe/Berlin, or UTC",
                        "m.yaml, line 9: source is empty or not a text",
                        "m.yaml, line 10: key is empty or not a text",
                        "m.yaml, line 14: events: No such function: 'tme' (column 11 of the expression)");
    }

    @Test
    void tellsWhereTheExpressionCannotBeRead() {
        assertThat(mistakes("format: csv\n\nevents: |\n  // a comment\n  {\"id\" .a}\n"))
                .singleElement()
                .asString()
                .startsWith("m.yaml, line 5: events: Parse error: Encountered");
        assertThat(mistakes("format: csv\nevents: '{\"id\" .a}'"))
                .singleElement()
                .asString()
                .startsWith("m.yaml, line 2: events: ");
    }

    @Test
    void anExpressionCannotReachOtherFiles() {
        assertThat(mistakes("format: csv\nevents: |\n  import \"a.jslt\" as a\n  a:b(.)\n"))
                .singleElement()
                .asString()
                .contains("import of 'a.jslt' is not available, a mapping is one file");
    }

    @Test
    void tellsUnknownFormatsRepeatedKeysAndOptionsForAnotherFormat() {
        assertThat(mistakes("format: xml\nsource: a\nsource: b\nevents: ."))
                .containsExactly(
                        "m.yaml, line 3: 'source' stands here twice; keep one",
                        "m.yaml, line 1: format 'xml' is unknown, expected csv, ndjson or json");
        assertThat(mistakes("format: json\ncsv: {header: true}\nevents: ."))
                .containsExactly("m.yaml, line 2: csv: options are only for format: csv; leave them out");
        assertThat(mistakes("colour: red\nformat: json\nevents: ."))
                .containsExactly("m.yaml, line 1: 'colour' is unknown; known here: format, csv, timeZone, source, key,"
                        + " events");
    }

    @Test
    void tellsWhatIsNoYamlOrNoFile() {
        assertThat(mistakes("format: [csv")).singleElement().asString().startsWith("m.yaml, line 1: not YAML: ");
        assertThat(mistakes("")).containsExactly("m.yaml: keys and values (such as 'format: csv') were expected");
        assertThat(catchThrowableOfType(Mistakes.class, () -> Mapping.load(Path.of("nowhere.yaml")))
                        .sentences())
                .containsExactly("nowhere.yaml: there is no such mapping file");
    }

    @Test
    void theMappingInTheDocumentWorksAsItStands() throws Exception {
        String document = Files.readString(Path.of("docs/mapping.md"));
        String text = document.substring(document.indexOf("```yaml") + "```yaml".length(), document.lastIndexOf("```"));
        JsonNode record = new ObjectMapper()
                .readTree("{\"TicketNo\":\"1\",\"Closed\":\"3.4.2031 09:00\",\"Stars\":\"4\",\"CustomerNo\":\"7\"}");
        assertThat(Mapping.parse("mapping.md", text).events(record, 0, 0, "tickets.csv"))
                .hasToString("[{\"id\":\"1\",\"time\":\"2031-04-03T07:00:00Z\",\"kind\":\"survey\","
                        + "\"touchpoint\":\"help-desk\",\"channel\":\"email\",\"survey\":{\"csat\":4},"
                        + "\"source\":\"helpdesk\",\"customer\":\"7\"}]");
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(Mistakes.class, () -> Mapping.parse("m.yaml", text))
                .sentences();
    }
}
