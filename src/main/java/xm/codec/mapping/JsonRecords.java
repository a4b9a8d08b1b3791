package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * The elements of one JSON array, or JSON values one after the other, read one at a time.
 *
 * <p>JSON has no place from which to read on, so what is broken ends the file, with one unreadable record.
 */
final class JsonRecords implements ForeignRecords {
    private static final ObjectMapper JSON = new JsonMapper();

    private final JsonParser parser;
    private boolean isInArray;
    private boolean isBroken;

    JsonRecords(InputStream bytes) throws IOException {
        this.parser = JSON.createParser(bytes);
    }

    @Override
    public Foreign next() throws IOException {
        if (isBroken) {
            return null;
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && !isInArray) {
                isInArray = true;
                token = parser.nextToken();
            }
            if (token == JsonToken.END_ARRAY) {
                isInArray = false;
                return next();
            }
            return token == null ? null : Foreign.of(parser.<JsonNode>readValueAsTree());
        } catch (JsonProcessingException e) {
            isBroken = true;
            return Foreign.unreadable("not JSON from line " + e.getLocation().getLineNr() + " on, the rest of the file"
                    + " is not read: " + e.getOriginalMessage());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
