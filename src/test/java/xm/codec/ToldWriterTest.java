package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xm.dispatch.Told;
import xm.promise.Severity;

/** What channels were told, as the documentation shows it, and back. */
class ToldWriterTest {
    private static final Told TOLD = new Told(
            "satisfied/gold/checkout/*",
            "9f2c3b7d5a1e4f60",
            3,
            Severity.PAGE,
            Severity.TICKET,
            true,
            1_795_255_565_000L,
            1_795_255_925_000L);

    @Test
    void writesTheExampleOfTheDocsWhichFollowsItsSchema() throws Exception {
        String example = Files.readString(Path.of("docs/examples/alert-ledger.json"));
        String written = new String(ToldWriter.write("alertmanager", TOLD), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readTree(written)).isEqualTo(new ObjectMapper().readTree(example));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs/schemas/alert-ledger.schema.json")))
                        .validate(example, InputFormat.JSON))
                .isEmpty();
        assertThat(ToldWriter.key("alertmanager", TOLD)).isEqualTo("alertmanager/satisfied/gold/checkout/*");
    }

    @Test
    void comesBackAsItWas() {
        assertThat(ToldReader.read(ToldWriter.write("slack", TOLD)).value())
                .isEqualTo(new ToldReader.Entry("slack", TOLD));
        assertThat(ToldReader.read("{\"state\":\"maybe\"}".getBytes(StandardCharsets.UTF_8))
                        .mistake())
                .contains("state");
    }
}
