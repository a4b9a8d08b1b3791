package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.customer.Erasure;

/** Receipts of erasures to JSON. On Kafka the record's key is the customer. */
public final class ErasureWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ErasureWriter() {}

    public static byte[] write(Erasure erasure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            MemberWriter out = new MemberWriter(json);
            out.open();
            out.text("customer", erasure.customer());
            out.text("erasedAt", Rfc3339.format(erasure.atMillis()));
            json.writeBooleanField("hadState", erasure.hadState());
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
