package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.customer.standing.CustomerStanding;

/**
 * Where a customer stands, as a line of {@code customers.ndjson}; described by {@code customer.schema.json} in the docs.
 *
 * <p>The same standing gives the same bytes.
 */
public final class CustomerWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private CustomerWriter() {}

    public static byte[] write(CustomerStanding standing) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            write(standing, json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(CustomerStanding standing, JsonGenerator json) throws IOException {
        MemberWriter out = new MemberWriter(json);
        out.open();
        out.text("customer", standing.customer());
        out.text("segment", standing.segment());
        out.text("at", Rfc3339.format(standing.atMillis()));
        out.number("churnRisk", (Double) standing.churnRisk());
        out.text("model", standing.model());
        out.text("reason", standing.reason());
        out.text("weights", standing.weights());
        out.text("rung", standing.rung());
        out.number("effortLoad", (Double) standing.effortLoad());
        json.writeArrayFieldStart("why");
        for (CustomerStanding.Why why : standing.why()) {
            out.open();
            out.text("what", why.what());
            out.number("logOdds", (Double) why.logOdds());
            out.close();
        }
        json.writeEndArray();
        out.close();
    }
}
