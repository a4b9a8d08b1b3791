package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

class RecordingTest {
    private static final DecodeSettings SETTINGS =
            DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
    private static final String EVENT = """
            {"id":"%s","time":"%s","kind":"cord","touchpoint":"checkout","channel":"web","cord":{"reason":"queue"}}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsTouchpointEventsAsTheyStand() throws Exception {
        Path file =
                write("a.ndjson", EVENT.formatted("1", "2026-01-01T00:00:00Z") + "\n \r\nnonsense\n" + EVENT.strip());
        List<Recorded> all = read(file, null);
        assertThat(all).hasSize(3);
        assertThat(all.get(0).arrival().event().id()).isEqualTo("1");
        assertThat(all.get(0).json())
                .asString(StandardCharsets.UTF_8)
                .startsWith("{\"id\":\"1\"")
                .endsWith("}");
        Arrival nonsense = all.get(1).arrival();
        assertThat(nonsense.rejection().reason()).isEqualTo(RejectReason.NOT_JSON);
        assertThat(nonsense.topic()).isEqualTo("a.ndjson");
        assertThat(nonsense.offset()).isEqualTo(1);
        assertThat(nonsense.receivedAtMillis()).isEqualTo(Arrival.UNKNOWN_TIME);
        assertThat(all.get(2).arrival().rejection().field())
                .as("the last line needs no end")
                .isEqualTo("time");
    }

    @Test
    void readsGzipWhateverItsName() throws Exception {
        Path file = folder.resolve("events");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(EVENT.formatted("1", "2026-01-01T00:00:00Z").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ids(read(file, null))).containsExactly("1");
    }

    @Test
    void aFileThatIsNotWholeIsAMistakeAndNotItsEnd() throws Exception {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int i = 0; i < 1000; i++) {
                out.write(EVENT.formatted(i, "2026-01-01T00:00:00Z").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> read(cut, null))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("cut.gz: cannot be read behind record")
                .hasMessageContaining("is the file whole?");
    }

    @Test
    void aMissingFileIsAMistake() {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"), null))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("none.csv: there is no such file of events");
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndNotKept() throws Exception {
        String line = "{\"id\":\"" + "x".repeat(3 << 20) + "\"}";
        List<Recorded> all = read(write("a", line + '\n' + EVENT.formatted("2", "2026-01-01T00:00:00Z")), null);
        assertThat(all.get(0).arrival().rejection().reason()).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(all.get(0).line()).hasSize(SETTINGS.maxRecordBytes() + 1);
        assertThat(all.get(1).arrival().event().id()).isEqualTo("2");
    }

    @Test
    void cellsAreTextEmptyOnesAreAbsentAndMayHoldLineBreaks() throws Exception {
        assertThat(rows("a,b,c\n01,,\"x\ny, \"\"z\"\"\"\n", "{}"))
                .containsExactly("{\"a\":\"01\",\"c\":\"x\\ny, \\\"z\\\"\"}");
    }

    @Test
    void rowsMayBeShorterThanTheHeaderButNotLonger() throws Exception {
        assertThat(rows("a,b\n1\n1,2,3\n\n4,5\n", "{}"))
                .containsExactly(
                        "{\"a\":\"1\"}",
                        "not-json the row has 3 cells, but there are 2 columns; is the separator right, are its texts in"
                                + " quotes?",
                        "{\"a\":\"4\",\"b\":\"5\"}");
    }

    @Test
    void aBrokenQuoteCostsItsRowOnly() throws Exception {
        List<String> rows = rows("a,b,c\n1,2,3\n4,\"5\"x,6\n7,8,9\n", "{}");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
        assertThat(rows.get(1)).startsWith("not-json line 3: ");
        assertThat(rows.get(2)).isEqualTo("{\"a\":\"7\",\"b\":\"8\",\"c\":\"9\"}");
    }

    @Test
    void aQuoteThatNeverClosesDoesNotSwallowTheFile() throws Exception {
        StringBuilder text = new StringBuilder("a,b\n1,\"2\n");
        int rows = 300_000;
        for (int i = 0; i < rows; i++) {
            text.append("3,45678\n");
        }
        List<String> read = rows(text.toString(), "{}");
        assertThat(read.get(0)).startsWith("not-json ");
        assertThat(read.size()).isBetween(rows - CsvRecords.LONGEST_CELL / 5, rows);
    }

    @Test
    void readsOtherSeparatorsQuotesCharsetsAndMissingTexts() throws Exception {
        String text = "written by hand\nä;b\n'1;1';?\nn/a;é\n";
        assertThat(rows(
                        text,
                        "{separator: ';', quote: \"'\", charset: ISO-8859-1, skip: 1, missing: ['?', n/a]}",
                        StandardCharsets.ISO_8859_1))
                .containsExactly("{\"ä\":\"1;1\"}", "{\"b\":\"é\"}");
        assertThat(rows("1,2\n3,4\n", "{header: [x, y]}"))
                .containsExactly("{\"x\":\"1\",\"y\":\"2\"}", "{\"x\":\"3\",\"y\":\"4\"}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws Exception {
        assertThat(rows("\uFEFFa,a\r\n1,2\r\n", "{}")).containsExactly("{\"a\":\"1\",\"a (2)\":\"2\"}");
    }

    @Test
    void readsForeignJsonByLineAndAsArrays() throws Exception {
        Mapping byLine = Mapping.parse("m", "format: ndjson\nevents: '{\"id\": .a}'");
        assertThat(outcomes(read(write("a", "{\"a\":1}\n{\"a\":\n{\"a\":2} x\n{\"a\":3}\n"), byLine)))
                .hasSize(4)
                .satisfies(outcomes -> assertThat(outcomes.get(0)).isEqualTo("{\"id\":1}"))
                .satisfies(outcomes -> assertThat(outcomes.get(1)).startsWith("not-json not JSON at character "))
                .satisfies(outcomes -> assertThat(outcomes.get(2)).startsWith("not-json not JSON at character "))
                .satisfies(outcomes -> assertThat(outcomes.get(3)).isEqualTo("{\"id\":3}"));
        Mapping json = Mapping.parse("m", "format: json\nevents: '{\"id\": .a}'");
        for (String text : List.of("[{\"a\":1},{\"a\":2}]", "{\"a\":1}\n{\"a\":2}", "[{\"a\":1}][{\"a\":2}]")) {
            assertThat(outcomes(read(write("a", text), json))).containsExactly("{\"id\":1}", "{\"id\":2}");
        }
        List<String> broken = outcomes(read(write("a", "[{\"a\":1},\n{\"a\":2,}]"), json));
        assertThat(broken).hasSize(2);
        assertThat(broken.get(1)).startsWith("not-json not JSON from line 2 on, the rest of the file is not read");
    }

    @Test
    void aRecordThatCannotBeMappedIsRefusedWhole() throws Exception {
        Mapping mapping = Mapping.parse("m", "format: ndjson\nevents: '[for (.) {\"id\": number(.)}]'");
        List<Recorded> all = read(write("a", "[\"1\",\"no\"]\n[]\n[\"3\"]"), mapping);
        Rejection rejection = all.get(0).arrival().rejection();
        assertThat(rejection.reason()).isEqualTo(RejectReason.BAD_TYPE);
        assertThat(rejection.field()).isEqualTo("mapping");
        assertThat(rejection.detail()).isEqualTo("the expression fails on this record, in number()");
        assertThat(rejection.payload())
                .as("nobody knows what in it is personal")
                .isNull();
        assertThat(all.get(0).foreign()).hasToString("[\"1\",\"no\"]");
        assertThat(all.get(1).arrival().offset())
                .as("the second record gave nothing")
                .isEqualTo(2);
        assertThat(all).hasSize(2);
    }

    @Test
    void severalFilesAreMergedByEventTime() throws Exception {
        Path one = write(
                "one", EVENT.formatted("a", "2026-01-01T00:00:00Z") + EVENT.formatted("d", "2026-01-04T00:00:00Z"));
        Path two = write(
                "two", EVENT.formatted("b", "2026-01-02T00:00:00Z") + EVENT.formatted("c", "2026-01-03T00:00:00Z"));
        Path none = write("none", "");
        try (Recordings recordings = new Recordings(List.of(two, none, one), null, SETTINGS)) {
            List<Recorded> all = new ArrayList<>();
            recordings.forEachRemaining(all::add);
            assertThat(ids(all)).containsExactly("a", "b", "c", "d");
            assertThat(recordings.bytesRead()).isEqualTo(Files.size(one) + Files.size(two));
        }
    }

    /** Each row as the mapping was given it, or why there is none. */
    private List<String> rows(String text, String options) throws IOException {
        return rows(text, options, StandardCharsets.UTF_8);
    }

    private List<String> rows(String text, String options, Charset charset) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, text, charset);
        return outcomes(read(file, Mapping.parse("m", "format: csv\ncsv: " + options + "\nevents: .")));
    }

    private static List<String> outcomes(List<Recorded> all) {
        return all.stream()
                .map(one -> one.mapped() != null
                        ? one.mapped().toString()
                        : one.arrival().rejection().reason().wireName()
                                + ' '
                                + one.arrival().rejection().detail())
                .toList();
    }

    private static List<String> ids(List<Recorded> all) {
        return all.stream().map(one -> one.arrival().event().id()).toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Recorded> read(Path file, Mapping mapping) {
        List<Recorded> all = new ArrayList<>();
        try (Recording recording = new Recording(file, mapping, SETTINGS)) {
            recording.forEachRemaining(all::add);
        }
        return all;
    }
}
