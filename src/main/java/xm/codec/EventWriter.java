package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import xm.event.Touchpoint;

/**
 * Touchpoint events to JSON of the contract: what the decoder makes of it is the event again.
 *
 * <p>Members that are {@code null} are left out. Not thread-safe.
 */
public final class EventWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final UnaryOperator<String> customerName;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    public EventWriter() {
        this(UnaryOperator.identity());
    }

    private EventWriter(UnaryOperator<String> customerName) {
        this.customerName = customerName;
    }

    /** Writes events as they may be shown outside. */
    public static EventWriter withPseudonyms(Pseudonym pseudonym) {
        return new EventWriter(pseudonym::of);
    }

    public byte[] write(Touchpoint event) {
        bytes.reset();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(event, new MemberWriter(json));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void write(Touchpoint event, MemberWriter out) throws IOException {
        out.open();
        out.text("id", event.id());
        out.text("source", event.source());
        out.text("time", Rfc3339.format(event.timeMillis()));
        out.text("kind", event.kind().wireName());
        out.text("touchpoint", event.touchpoint());
        out.text("channel", event.channel().wireName());
        out.text("customer", named(event.customer()));
        out.text("segment", event.segment());
        out.text("stage", event.stage() == null ? null : event.stage().wireName());
        out.text("journey", event.journey());
        out.text("origin", event.origin() == null ? null : event.origin().wireName());
        out.open(event.kind().wireName());
        writePayload(event, out);
        out.close();
        out.close();
    }

    private void writePayload(Touchpoint event, MemberWriter out) throws IOException {
        PayloadWriter payload = new PayloadWriter(out);
        switch (event.kind()) {
            case SURVEY -> payload.write(event.survey());
            case CONTACT -> payload.write(event.contact());
            case VISIT -> payload.write(event.visit());
            case QUALITY -> payload.write(event.quality());
            case PURCHASE -> payload.write(event.purchase());
            case DELIVERY -> payload.write(event.delivery());
            case COMPLAINT -> payload.write(event.complaint());
            case CASE -> payload.write(event.caseUpdate());
            case MENTION -> payload.write(event.mention());
            case REFERRAL -> out.text("referred", named(event.referral().referred()));
            case CANCELLATION -> out.text("reason", event.cancellation().reason());
            case PROBE -> payload.writeProbe(event.survey(), event.contact(), event.visit());
            case CORD -> out.text("reason", event.cord().reason());
            case CHANGE -> out.text("what", event.change().what());
        }
    }

    private String named(String customer) {
        return customer == null ? null : customerName.apply(customer);
    }
}
