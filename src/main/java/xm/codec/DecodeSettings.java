package xm.codec;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the decoder cannot know by itself.
 *
 * @param futureToleranceMillis how far an event's time may be ahead of its receipt before it is refused
 * @param maxRecordBytes the longest record that is read at all
 * @param pseudonym what customers are called in rejections
 * @param pseudonymises whether customers are called that everywhere: then nothing that a decoder gives holds one in clear
 */
public record DecodeSettings(long futureToleranceMillis, int maxRecordBytes, Pseudonym pseudonym, boolean pseudonymises)
        implements Serializable {
    public static final long DEFAULT_FUTURE_TOLERANCE_MILLIS = 60_000;
    public static final int DEFAULT_MAX_RECORD_BYTES = 1024 * 1024;

    public static DecodeSettings withPseudonym(Pseudonym pseudonym) {
        return new DecodeSettings(DEFAULT_FUTURE_TOLERANCE_MILLIS, DEFAULT_MAX_RECORD_BYTES, pseudonym, false);
    }

    /** The same, with every customer called by a pseudonym from here on. */
    public DecodeSettings pseudonymising() {
        return new DecodeSettings(futureToleranceMillis, maxRecordBytes, pseudonym, true);
    }

    /** What a customer is called from here on. */
    UnaryOperator<String> customerName() {
        return pseudonymises ? pseudonym::of : UnaryOperator.identity();
    }

    /** Whom a record names, so that it is their pseudonym wherever they stand: by its members, and as a rule by its key. */
    Set<String> namedBy(byte[] value, byte[] key) {
        Set<String> names = new LinkedHashSet<>(namedByKey(key));
        if (pseudonymises) {
            names.addAll(Redaction.named(value, maxRecordBytes));
        }
        return names;
    }

    /** Whom a record's key may name, so that the rest of the record does not: it is their pseudonym everywhere. */
    Set<String> namedByKey(byte[] key) {
        return pseudonymises && key != null && key.length <= Rejections.LONGEST_KEY
                ? Set.of(new String(key, StandardCharsets.UTF_8))
                : Set.of();
    }
}
