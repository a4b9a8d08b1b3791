package xm.io.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The body of a request as JSON. */
final class Body {
    private static final JsonFactory JSON = new JsonFactory();

    private Body() {}

    /** Who fills a body. */
    @FunctionalInterface
    interface Filling {
        void into(JsonGenerator json) throws IOException;
    }

    static byte[] of(Filling filling) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            filling.into(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** A text that is no longer than a receiver allows, with an ellipsis where it was cut. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        // half of a character is none
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return text.substring(0, end) + '…';
    }
}
