package xm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import xm.promise.VerdictState;

/** What a report says in each form, and that names mean nothing in any of them. */
class ReportTextTest {
    private static final Path EXAMPLES = Path.of("docs/examples/report");

    /** With {@code -Dgolden.write=true} the examples are written anew; look at the difference. */
    @ParameterizedTest
    @CsvSource({"shift.md", "shift.html", "shift.csv"})
    void theExamplesAreWhatIsWritten(String name) throws Exception {
        String text = name.endsWith(".md")
                ? ReportMarkdown.text(Shifts.busy())
                : name.endsWith(".html") ? ReportHtml.text(Shifts.busy()) : ReportCsv.text(Shifts.busy());
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(EXAMPLES);
            Files.writeString(EXAMPLES.resolve(name), text);
        }
        assertThat(text).isEqualTo(Files.readString(EXAMPLES.resolve(name)));
    }

    @Test
    void theSummarySaysTheShiftInThreeSentences() {
        assertThat(ReportWords.summary(Shifts.busy()))
                .isEqualTo(
                        "From 2026-11-28 06:00 to 2026-11-28 14:00 UTC (8 h) 2 promises were broken, for 3 h 24 min in"
                                + " all. About 353 customers were affected, worth 52 950 a year. 2 alerts began, 1 ended; 1 is still"
                                + " open.");
    }

    @Test
    void anEmptyShiftIsOneSentenceInEveryForm() {
        Happened kept = new Happened(Shifts.EARLY);
        kept.add(Shifts.verdict("satisfied", "gold/checkout/*", 7, VerdictState.KEPT, -30));
        String sentence =
                "From 2026-11-28 06:00 to 2026-11-28 14:00 UTC (8 h) no promise was broken and no alert fired;"
                        + " promises were judged in 1 place.";

        assertThat(ReportMarkdown.text(Reporting.of(kept))).isEqualTo(sentence + "\n");
        assertThat(ReportHtml.text(Reporting.of(kept)))
                .contains("<p class=\"lead\">" + sentence + "</p>")
                .doesNotContain("<table", "<svg");
        assertThat(ReportCsv.text(Reporting.of(kept)).lines()).hasSize(1);
        assertThat(ReportWords.summary(Reporting.of(new Happened(Shifts.EARLY))))
                .endsWith("nothing is known: no verdict was said and no alert fired.");
    }

    @Test
    void namesAreOnlyShownOnThePage() throws Exception {
        String page = ReportHtml.text(Shifts.hostile());

        assertThat(page).doesNotContain("<img", "<script", "onerror=alert(1)>").contains("&lt;img src=x");
        assertThat(elements(page))
                .containsOnly(
                        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "div", "b", "span",
                        "ul", "li", "svg", "rect", "line", "text", "table", "thead", "tbody", "tr", "th", "td");
    }

    /** Everything but the two declarations that HTML leaves open is well-formed, so a browser sees what we see. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void thePageIsWellFormedFetchesNothingAndRunsNothing(boolean isHostile) throws Exception {
        String page = ReportHtml.text(isHostile ? Shifts.hostile() : Shifts.busy());

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", "url(", "@import", "<link", "<script", " src=\"", "href=");
        String xml = page.replace("<!doctype html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getDocumentElement()
                        .getNodeName())
                .isEqualTo("html");
    }

    @Test
    void namesEndNoTableAndMakeNoMarkupInMarkdown() {
        String text = ReportMarkdown.text(Shifts.hostile());

        assertThat(text).doesNotContainPattern("(?<!\\\\)[<>`]").contains("\\<img src=x");
        text.lines()
                .filter(line -> line.startsWith("|"))
                .forEach(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(letter -> letter == '|')
                                .count())
                        .isIn(8L, 10L));
        assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    @Test
    void noCellOfTheCsvIsAFormulaAndQuotesAreDoubled() {
        String row = ReportCsv.text(Shifts.hostile()).split("\r\n", -1)[1];

        assertThat(row)
                .contains(",'=1+1,")
                .contains("\"'=HYPERLINK(\"\"x\"\")")
                .contains("\"<img src=x onerror=alert(1)>|\"\"&'`*\"");
    }

    private static List<String> elements(String page) {
        return Pattern.compile("<([a-z][a-z0-9]*)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
