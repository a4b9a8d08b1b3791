package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Variation;

class PromiseBookWriterTest {
    private static final Path BAD = Path.of("src/test/resources/promises");
    private static final Path EXAMPLE = Path.of("docs/examples/promises.yaml");
    private static final Path SCHEMA = Path.of("docs/schemas/promise-book.schema.json");

    @Test
    void whatIsWrittenIsTheSameBookButForItsLines() throws IOException {
        for (String text : List.of(
                Files.readString(EXAMPLE),
                "version: 2147483647\npromises: {a: {signal: nps, by: [], atLeast: -12.345678901234567,"
                        + " escalateAfter: never, except: []}, b: {signal: qoe, by: [segment], atLeast: 4,"
                        + " except: [{segment: x, off: false}]}}")) {
            // in one line it has no lines
            PromiseBook book = PromiseBookFile.parse("book", text);
            byte[] json = PromiseBookWriter.write(book);
            PromiseBook again = PromiseBookFile.parse("again", new String(json, StandardCharsets.UTF_8));
            assertThat(again).isEqualTo(withoutLines(book));
            assertThat(PromiseBookWriter.write(again)).isEqualTo(json);
        }
    }

    @Test
    void theExampleAndWhatIsWrittenFollowTheSchema() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        PromiseBook book = PromiseBookFile.load(EXAMPLE);
        String json = new String(PromiseBookWriter.write(book), StandardCharsets.UTF_8);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(Files.readString(EXAMPLE), InputFormat.YAML)).isEmpty();
        for (String bad : List.of(
                "key-unknown",
                "version-zero",
                "version-in-words",
                "promises-missing",
                "promise-key-unknown",
                "signal-unknown",
                "signal-missing",
                "by-missing",
                "by-unknown",
                "by-twice",
                "severity-unknown",
                "except-no-list",
                "except-no-cells",
                "except-channel-unknown",
                "except-off-in-words",
                "touchpoint-stage-unknown",
                "segment-value-negative",
                "bound-both",
                "bound-missing")) {
            assertThat(schema.validate(Files.readString(BAD.resolve("bad-" + bad + ".yaml")), InputFormat.YAML))
                    .as(bad)
                    .isNotEmpty();
        }
    }

    private static PromiseBook withoutLines(PromiseBook book) {
        return new PromiseBook(
                book.version(),
                book.effectiveFromMillis(),
                book.segments(),
                book.touchpoints(),
                book.promises().stream()
                        .map(promise -> new Promise(
                                promise.name(),
                                promise.signal(),
                                promise.by(),
                                promise.bound(),
                                promise.falseAlarmEveryMillis(),
                                promise.severity(),
                                promise.owner(),
                                promise.runbook(),
                                promise.escalateAfterMillis(),
                                promise.except().stream()
                                        .map(PromiseBookWriterTest::withoutLine)
                                        .toList(),
                                0))
                        .toList());
    }

    private static Variation withoutLine(Variation it) {
        return new Variation(
                it.band(),
                it.segment(),
                it.touchpoint(),
                it.channel(),
                it.bound(),
                it.falseAlarmEveryMillis(),
                it.severity(),
                it.owner(),
                it.runbook(),
                it.isOff(),
                0);
    }
}
