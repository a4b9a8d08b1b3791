package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.promise.Commitment;
import xm.promise.Verdict;

/**
 * Verdicts to JSON, with whose business it is; {@code docs/schemas/verdict.schema.json} describes it.
 *
 * <p>The same verdict gives the same bytes.
 */
public final class VerdictWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private VerdictWriter() {}

    /** Under what a verdict is kept on Kafka, the newest replacing the one before: {@code satisfied/gold/checkout/*}. */
    public static String key(Verdict verdict) {
        return verdict.promise() + '/' + verdict.cell().key();
    }

    public static byte[] write(Verdict verdict) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            write(verdict, new MemberWriter(json));
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(Verdict verdict, MemberWriter out) throws IOException {
        Commitment commitment = verdict.commitment();
        out.open();
        out.text("promise", verdict.promise());
        out.number("version", (Integer) commitment.version());
        out.cell(verdict.cell());
        out.text("state", verdict.state().name());
        out.time("since", verdict.sinceMillis());
        out.time("at", verdict.atMillis());
        out.finite("promised", commitment.bound());
        out.observed(verdict.observed());
        out.open("evidence");
        out.finite("value", verdict.evidence());
        out.finite("needed", verdict.needed());
        out.close();
        out.text("signal", commitment.promise().signal());
        out.text("severity", commitment.severity().wireName());
        out.text("owner", commitment.owner());
        out.text("runbook", commitment.runbook());
        out.duration("falseAlarmEvery", commitment.falseAlarmEveryMillis());
        out.finite("customers", verdict.customers());
        out.finite("shortfall", verdict.shortfall());
        out.flag("blind", verdict.isBlind());
        if (verdict.isWithdrawn()) {
            out.flag("withdrawn", true);
        }
        out.text("gate", verdict.gate());
        out.close();
    }
}
