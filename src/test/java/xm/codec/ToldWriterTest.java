package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
            1_795_255_925_000L,
            true,
            "cx-digital");

    @Test
    void writesTheExampleOfTheDocsWhichFollowsItsSchema() throws Exception {
        String example = Files.readString(Path.of("docs/examples/alert-ledger.json"));
        String written = new String(ToldWriter.write("alertmanager", TOLD), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readTree(written)).isEqualTo(new ObjectMapper().readTree(example));
        assertThat(mistakes("alert-ledger", example)).isEmpty();
        assertThat(ToldWriter.key("alertmanager", TOLD)).isEqualTo("alertmanager/satisfied/gold/checkout/*");
    }

    @Test
    void aHeartbeatFollowsItsSchema() throws Exception {
        String written = new String(HeartbeatWriter.write("promise-watch", 1_795_255_565_000L), StandardCharsets.UTF_8);
        assertThat(written).isEqualTo("{\"job\":\"promise-watch\",\"at\":\"2026-11-21T10:06:05Z\"}");
        assertThat(mistakes("job-heartbeat", written)).isEmpty();
    }

    private static Set<ValidationMessage> mistakes(String schema, String json) throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/schemas/" + schema + ".schema.json")))
                .validate(json, InputFormat.JSON);
    }

    @Test
    void comesBackAsItWas() {
        assertThat(ToldReader.read(ToldWriter.write("slack", TOLD)).value())
                .isEqualTo(new ToldReader.Entry("slack", TOLD));
        Told telling = new Told(
                TOLD.key(), TOLD.alertId(), 3, Severity.PAGE, Severity.TICKET, true, 1_000, 2_000, false, null);
        assertThat(ToldReader.read(ToldWriter.write("slack", telling)).value().told())
                .isEqualTo(telling);
        assertThat(ToldReader.read("{\"state\":\"maybe\"}".getBytes(StandardCharsets.UTF_8))
                        .mistake())
                .contains("state");
    }
}
