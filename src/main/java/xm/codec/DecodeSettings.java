package xm.codec;

import java.io.Serializable;

/**
 * What the decoder cannot know by itself.
 *
 * @param futureToleranceMillis how far an event's time may be ahead of its receipt before it is refused
 * @param maxRecordBytes the longest record that is read at all
 * @param pseudonym what customers are called in rejections
 */
public record DecodeSettings(long futureToleranceMillis, int maxRecordBytes, Pseudonym pseudonym)
        implements Serializable {
    public static final long DEFAULT_FUTURE_TOLERANCE_MILLIS = 60_000;
    public static final int DEFAULT_MAX_RECORD_BYTES = 1024 * 1024;

    public static DecodeSettings withPseudonym(Pseudonym pseudonym) {
        return new DecodeSettings(DEFAULT_FUTURE_TOLERANCE_MILLIS, DEFAULT_MAX_RECORD_BYTES, pseudonym);
    }
}
