package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.PromisedSignal;
import xm.promise.SegmentTerms;
import xm.promise.Severity;
import xm.promise.Spelling;
import xm.promise.TouchpointTerms;
import xm.promise.Variation;

/**
 * Promise books as JSON, one object without line breaks, as the topic {@code promise-book} holds them.
 *
 * <p>What {@link PromiseBookFile} makes of it is the same book but for its lines. Everything is said, also what a person
 * may leave out: another release may hold something else to be usual.
 */
public final class PromiseBookWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PromiseBookWriter() {}

    public static byte[] write(PromiseBook book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            write(book, new MemberWriter(json), json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(PromiseBook book, MemberWriter out, JsonGenerator json) throws IOException {
        out.open();
        out.number("version", book.version());
        if (book.effectiveFromMillis() != PromiseBook.ALWAYS) {
            out.text("effectiveFrom", Rfc3339.format(book.effectiveFromMillis()));
        }
        out.open("segments");
        for (Map.Entry<String, SegmentTerms> segment : book.segments().entrySet()) {
            out.open(segment.getKey());
            out.text("band", segment.getValue().band());
            out.number("value", Spelling.decimal(segment.getValue().value()));
            out.close();
        }
        out.close();
        out.open("touchpoints");
        for (Map.Entry<String, TouchpointTerms> touchpoint : book.touchpoints().entrySet()) {
            out.open(touchpoint.getKey());
            out.text("stage", touchpoint.getValue().stage());
            out.text("origin", touchpoint.getValue().origin());
            duration(out, "silentAfter", touchpoint.getValue().silentAfterMillis());
            out.close();
        }
        out.close();
        out.open("promises");
        for (Promise promise : book.promises()) {
            write(promise, out, json);
        }
        out.close();
        out.close();
    }

    private static void write(Promise promise, MemberWriter out, JsonGenerator json) throws IOException {
        String bound = isHighBetter(promise) ? "atLeast" : "atMost";
        out.open(promise.name());
        out.text("signal", promise.signal());
        out.texts("by", promise.by());
        out.number(bound, Spelling.decimal(promise.bound()));
        duration(out, "falseAlarmEvery", promise.falseAlarmEveryMillis());
        out.text("severity", promise.severity().wireName());
        out.text("owner", promise.owner());
        out.text("runbook", promise.runbook());
        out.text(
                "escalateAfter",
                promise.escalateAfterMillis() == 0 ? "never" : Spelling.duration(promise.escalateAfterMillis()));
        if (!promise.except().isEmpty()) {
            json.writeArrayFieldStart("except");
            for (Variation variation : promise.except()) {
                write(variation, bound, out);
            }
            json.writeEndArray();
        }
        out.close();
    }

    private static void write(Variation variation, String bound, MemberWriter out) throws IOException {
        Severity severity = variation.severity();
        out.open();
        out.text("band", variation.band());
        out.text("segment", variation.segment());
        out.text("touchpoint", variation.touchpoint());
        out.text("channel", variation.channel());
        out.number(bound, decimal(variation.bound()));
        duration(out, "falseAlarmEvery", variation.falseAlarmEveryMillis());
        out.text("severity", severity == null ? null : severity.wireName());
        out.text("owner", variation.owner());
        out.text("runbook", variation.runbook());
        if (variation.isOff() || variation.isAsPromised()) {
            out.flag("off", variation.isOff());
        }
        out.close();
    }

    private static BigDecimal decimal(Double number) {
        return number == null ? null : Spelling.decimal(number);
    }

    private static void duration(MemberWriter out, String name, Long millis) throws IOException {
        if (millis != null && millis != 0) {
            out.text(name, Spelling.duration(millis));
        }
    }

    private static boolean isHighBetter(Promise promise) {
        return PromisedSignal.named(promise.signal()).orElseThrow().isHighBetter();
    }
}
