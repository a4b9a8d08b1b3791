package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/** One JSON value per line. */
final class NdjsonRecords implements ForeignRecords {
    static final int LONGEST_LINE = 16 << 20;

    private static final ObjectReader JSON =
            ForeignJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Lines lines;

    NdjsonRecords(InputStream bytes) {
        this.lines = new Lines(bytes, LONGEST_LINE);
    }

    @Override
    public Foreign next() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            return null;
        }
        try {
            JsonNode value = JSON.readTree(ForeignJson.text(line));
            return value.isMissingNode() ? Foreign.unreadable("an empty line") : Foreign.of(value);
        } catch (JsonProcessingException e) {
            // of a number too long it tells no place
            JsonLocation place = e.getLocation();
            return Foreign.unreadable(
                    ForeignJson.fault(e) + (place == null ? "" : " at character " + place.getCharOffset()));
        } catch (CharacterCodingException e) {
            return Foreign.unreadable(ForeignJson.fault(e));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
