package xm.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import xm.event.RejectReason;

/**
 * One record as one JSON object: what is none is refused here, with a sentence that quotes nothing of it.
 *
 * <p>Not thread-safe.
 */
final class JsonRecord {
    static final int DEEPEST = 500;
    static final String READER_FAILED = "the reader failed on this record";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // the table of names is shared: names made to collide in one record broke the reading of the next one
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // a record is bounded as a whole, so only depth needs a bound of its own
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Utf8Text text = new Utf8Text();
    private final PlainTokens plain = new PlainTokens();
    private final MemberReader members = new MemberReader();

    /**
     * Reads the record into the payload in the short way, which most records allow.
     *
     * @return {@code null} where there is anything unusual or wrong: then {@link #read} knows what, with a new payload
     */
    <T> T readPlain(byte[] record, int maxBytes, Payload<T> payload) {
        if (record == null || record.length > maxBytes) {
            return null;
        }
        try {
            plain.open(record);
            members.open(plain);
            T read = members.payload(payload);
            return plain.isAtEnd() ? read : null;
        } catch (IOException | Refusal | RuntimeException e) {
            // right or wrong, the long way reads it anew; a fault of the short way costs time and no record
            return null;
        }
    }

    /** Reads the record into the payload, which must be all of it. */
    <T> T read(byte[] record, int maxBytes, Payload<T> payload) throws Refusal {
        if (record == null) {
            throw Refusal.notJson("the record has no value");
        }
        if (record.length > maxBytes) {
            throw new Refusal(
                    RejectReason.TOO_LARGE,
                    null,
                    "the record has " + record.length + " bytes, at most " + maxBytes + " are read");
        }
        text.read(record);
        try (JsonParser parser = FACTORY.createParser(text.chars(), 0, text.length())) {
            return read(parser, payload);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** The same from a parser that stands before its first token. */
    <T> T read(JsonParser parser, Payload<T> payload) throws Refusal {
        try {
            if (parser.nextToken() == null) {
                throw Refusal.notJson("the record is empty");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Refusal.notJson("the record is no JSON object");
            }
            members.open(new JacksonTokens(parser));
            T read = members.payload(payload);
            if (parser.nextToken() != null) {
                throw Refusal.notJson("something follows the JSON object");
            }
            return read;
        } catch (IOException e) {
            throw notJson(e);
        } catch (RuntimeException e) {
            // a fault of ours or of the parser, and still no reason to stop all other records
            throw Refusal.notJson(READER_FAILED + ": " + e.getClass().getName());
        }
    }

    private static Refusal notJson(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return Refusal.notJson("the record is nested deeper than " + DEEPEST + " levels");
        }
        if (e instanceof JsonEOFException) {
            return Refusal.notJson("the record ends in the middle of a value");
        }
        long place = e instanceof JacksonException json && json.getLocation() != null
                ? json.getLocation().getCharOffset()
                : -1;
        return Refusal.notJson(place < 0 ? "the record is no JSON" : "the record is no JSON at character " + place);
    }
}
