package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/**
 * The elements of one JSON array, or JSON values one after the other, read one at a time.
 *
 * <p>JSON has no place from which to read on, so what is broken ends the file, with one unreadable record.
 */
final class JsonRecords implements ForeignRecords {
    private final JsonParser parser;
    private boolean isInArray;
    private boolean isBroken;

    JsonRecords(InputStream bytes) throws IOException {
        this.parser = ForeignJson.MAPPER.createParser(ForeignJson.reader(bytes));
    }

    @Override
    public Foreign next() throws IOException {
        if (isBroken) {
            return null;
        }
        try {
            JsonToken token = parser.nextToken();
            while (isBracketAroundRecords(token)) {
                isInArray = token == JsonToken.START_ARRAY;
                token = parser.nextToken();
            }
            return token == null ? null : Foreign.of(parser.<JsonNode>readValueAsTree());
        } catch (JsonProcessingException | CharacterCodingException e) {
            isBroken = true;
            return Foreign.unreadable(ForeignJson.fault(e) + " from line "
                    + parser.currentLocation().getLineNr() + " on, the rest of the file is not read");
        }
    }

    private boolean isBracketAroundRecords(JsonToken token) {
        return token == (isInArray ? JsonToken.END_ARRAY : JsonToken.START_ARRAY);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
