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
import org.junit.jupiter.params.provider.ValueSource;
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
                                + " open. For 25 min of it nobody watched: what happened then is not known.");
    }

    /** It was counted as if the rest of the day had been watched already. */
    @Test
    void aShiftThatIsNotOverIsCutAndTheReportSaysSo() {
        Happened happened = new Happened(Shifts.EARLY.upTo(Shifts.minute(90)));
        Shifts.watch(happened, -60, 89);
        happened.add(Shifts.verdict("satisfied", "gold/checkout/*", 7, VerdictState.BROKEN, 30));
        Report report = Reporting.of(happened);

        assertThat(ReportWords.title(report)).isEqualTo("Exceptions from 2026-11-28 06:00 to 2026-11-28 07:30 UTC");
        assertThat(ReportWords.summary(report))
                .contains("1 promise was broken, for 1 h in all.")
                .endsWith("The shift was not over yet: it was asked for up to 2026-11-28 14:00.")
                .doesNotContain("watched");
    }

    @Test
    void whatWasNotWatchedHasARowAShareAndAPlaceInTheCharts() {
        assertThat(ReportMarkdown.text(Shifts.busy()))
                .contains("## What was watched")
                .contains("| not watched | 25 min | 5 % | 10:00 to 10:25 |");
        assertThat(ReportHtml.text(Shifts.busy()))
                .contains("<b>25 min</b><span>not watched, 5 % of the shift</span>")
                .contains("<rect class=\"UNWATCHED\"", "not watched from 2026-11-28 10:00 to 2026-11-28 10:25, 25 min");
    }

    /** "No promise was broken" of a night in which the job was dead. */
    @Test
    void anEmptyShiftThatNobodyWatchedDoesNotSoundWell() {
        Happened dead = Shifts.watched(-60, -10);
        dead.add(Shifts.verdict("satisfied", "gold/checkout/*", 7, VerdictState.KEPT, -30));

        assertThat(ReportWords.summary(Reporting.of(dead)))
                .endsWith(
                        "nothing is known: no verdict was said and no alert fired. Nobody watched: the job that judges"
                                + " promises gave no sign of life.");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.001, under 1 %", "0.5, 50 %", "0.999, over 99 %", "1, 100 %"})
    void aShareThatIsNotQuiteAllOrNothingDoesNotLookAsIfItWere(double share, String words) {
        assertThat(ReportWords.share(share)).isEqualTo(words);
    }

    @Test
    void anEmptyShiftIsOneSentenceInEveryForm() {
        Happened kept = Shifts.watched(-60, 480);
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
                .contains("nothing is known: no verdict was said and no alert fired.");
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
                .doesNotContain("url(", "@import", "<link", "<script", " src=\"", "href=");
        assertThat(page.replaceAll(">[^<]*<", "><")).doesNotContain("http://", "https://");
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
                        .isIn(5L, 8L, 10L, 11L));
        assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    /** Programs look for addresses and mentions in what is left when escapes are taken away. */
    @Test
    void namesMakeNoLinksMentionsAndPicturesInMarkdown() {
        String left = ReportMarkdown.text(Shifts.hostile()).replaceAll("\\\\(?=\\p{Punct})", "");

        assertThat(left)
                .contains("https:\u2060//evil.\u2060example/x")
                .doesNotContainPattern("://|www\\.\\w|evil\\.example|@\\w|#\\d|:smile");
    }

    @Test
    void timesAndNumbersStayAsTheyAreInMarkdown() {
        assertThat(ReportMarkdown.escaped("NPS 4.5 at 06:30, owner: cx-digital. 1 of 2"))
                .isEqualTo("NPS 4.5 at 06:30, owner: cx-digital. 1 of 2");
    }

    @Test
    void noCellOfTheCsvIsAFormulaAndQuotesAreDoubled() {
        String row = ReportCsv.text(Shifts.hostile()).split("\r\n", -1)[1];

        assertThat(row)
                .contains(",'=1+1,")
                .contains("\"'=HYPERLINK(\"\"x\"\")")
                .contains("\"<img src=x onerror=alert(1)>|\"\"&'`*\"");
    }

    /** A spreadsheet that cuts at semicolons finds cells where we see none, and some begin with blanks or wide signs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1+1",
                " =1+1",
                "\u00a0=1+1",
                "\uff1d1+1",
                "\n=1+1",
                "x;=1+1",
                "x\n=1+1"
            })
    void noFormulaIsLeftWhereASpreadsheetMayBeginACell(String name) {
        Happened happened = Shifts.watched(0, 480);
        happened.add(Shifts.alert(name, "gold/checkout/*", name, 10, null, 3, name));

        assertThat(ReportCsv.text(Reporting.of(happened)).replaceFirst(".*\r\n", ""))
                .doesNotContainPattern("(?:^|[,;\t\r\n\"])[\\s\\h]*[=+\\-@\uff1d]");
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
