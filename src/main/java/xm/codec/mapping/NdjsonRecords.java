package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/** One JSON value per line. */
final class NdjsonRecords implements ForeignRecords {
    static final int LONGEST_LINE = 16 << 20;

    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
            JsonNode value = JSON.readTree(line);
            return Foreign.of(value);
        } catch (JsonProcessingException e) {
            return Foreign.unreadable("not JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
