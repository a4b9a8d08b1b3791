package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import xm.event.Arrival;
import xm.event.Rejection;

/**
 * Rejections to JSON.
 *
 * <p>The payload of one that was refused only after decoding is the event, its customers replaced by pseudonyms. Not
 * thread-safe.
 */
public final class RejectionWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final EventWriter events;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);

    public RejectionWriter(DecodeSettings settings) {
        // an event that was decoded with pseudonyms holds them already
        events = settings.pseudonymises() ? new EventWriter() : EventWriter.withPseudonyms(settings.pseudonym());
    }

    public byte[] write(Rejection rejection) {
        bytes.reset();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(rejection, new MemberWriter(json));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void write(Rejection rejection, MemberWriter out) throws IOException {
        long receivedAt = rejection.receivedAtMillis();
        boolean isTimeKnown = receivedAt != Arrival.UNKNOWN_TIME && Rfc3339.isWritable(receivedAt);
        out.open();
        out.text("reason", rejection.reason().wireName());
        out.text("field", rejection.field());
        out.text("detail", rejection.detail());
        out.text("topic", rejection.topic());
        out.number("partition", (Integer) rejection.partition());
        out.number("offset", (Long) rejection.offset());
        out.text("receivedAt", isTimeKnown ? Rfc3339.format(receivedAt) : null);
        out.text("payload", payload(rejection));
        out.close();
    }

    private String payload(Rejection rejection) {
        if (rejection.payload() != null || rejection.event() == null) {
            return rejection.payload();
        }
        return Redaction.cut(new String(events.write(rejection.event()), StandardCharsets.UTF_8));
    }
}
