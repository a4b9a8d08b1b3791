package xm.codec.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** One foreign record: its value, or the sentence that says why it cannot be read. */
record Foreign(JsonNode value, String fault) {
    static Foreign of(JsonNode value) {
        return new Foreign(value, null);
    }

    static Foreign unreadable(String fault) {
        return new Foreign(null, fault);
    }
}
