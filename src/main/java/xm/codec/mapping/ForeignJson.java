package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * How JSON that others wrote is read: as UTF-8 in the strict sense, whether or not a byte order mark stands before it.
 *
 * <p>Its encoding is not guessed from its bytes, because there are bytes that a guess chokes on.
 */
final class ForeignJson {
    static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            // the table of names is shared: names made to collide in one record broke the reading of the next one
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());

    private static final char MARK = '\uFEFF';

    private ForeignJson() {}

    static String text(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    static BufferedReader reader(InputStream utf8) throws IOException {
        return withoutMark(new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder())));
    }

    static BufferedReader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    /** What it is not, without the parser's own sentence, which quotes the record. */
    static String fault(IOException problem) {
        if (problem instanceof CharacterCodingException) {
            return "not UTF-8";
        }
        return problem instanceof StreamConstraintsException
                ? "nested too deep or with too long a name or number"
                : "not JSON";
    }
}
