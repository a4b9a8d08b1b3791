package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** That a job lives, to JSON: {@code {"job":"promise-watch","at":"2026-11-21T10:02:00Z"}}. */
public final class HeartbeatWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private HeartbeatWriter() {}

    public static byte[] write(String job, long atMillis) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            MemberWriter out = new MemberWriter(json);
            out.open();
            out.text("job", job);
            out.time("at", atMillis);
            out.close();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
