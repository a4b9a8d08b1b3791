package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/**
 * JSON in that spelling which every reader of YAML understands: no tabs between values, no {@code \/}, nothing but ASCII.
 *
 * <p>Every member stays on the line on which it stood, so that mistakes are found where they are.
 */
final class JsonAsYaml {
    private static final int LAST_PRINTABLE = 126;
    private static final JsonFactory JSON = new JsonFactory();

    private JsonAsYaml() {}

    /** The same text where it is no JSON object. */
    static String respell(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        StringWriter written = new StringWriter(text.length());
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator out = JSON.createGenerator(written)) {
            in.configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false);
            out.setHighestNonEscapedChar(LAST_PRINTABLE);
            int line = 1;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                // a key and its value have to share a line
                boolean mayBreak = token == JsonToken.FIELD_NAME
                        || token.isStructEnd()
                        || in.getParsingContext().inArray();
                for (; mayBreak && line < in.currentTokenLocation().getLineNr(); line++) {
                    out.writeRaw('\n');
                }
                out.copyCurrentEvent(in);
            }
        } catch (IOException e) {
            return text;
        }
        return written.toString();
    }
}
