package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.customer.CustomerException;

/**
 * Exceptions of customers to JSON, and what was one's cause.
 *
 * <p>The same exception gives the same bytes. On Kafka the record's key is the customer.
 */
public final class ExceptionWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ExceptionWriter() {}

    public static byte[] write(CustomerException exception) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            write(exception, json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(CustomerException exception, JsonGenerator json) throws IOException {
        MemberWriter out = new MemberWriter(json);
        out.open();
        out.text("kind", exception.kind().wireName());
        out.text("customer", exception.customer());
        out.text("segment", exception.segment());
        out.text("touchpoint", exception.touchpoint());
        out.text("at", Rfc3339.format(exception.atMillis()));
        out.text("cause", exception.cause());
        out.texts("why", exception.why());
        out.text("action", exception.kind().action());
        out.number("value", (Double) exception.value());
        out.text("dueBy", Rfc3339.format(exception.dueByMillis()));
        out.close();
    }
}
