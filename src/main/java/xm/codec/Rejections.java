package xm.codec;

import java.nio.charset.StandardCharsets;
import xm.event.RejectReason;
import xm.event.Rejection;

/**
 * Where the rejections of records come into being: small, whatever was received.
 *
 * <p>One that a broker refuses for its size would stop the job, and every restart would come to it again. Not
 * thread-safe.
 */
public final class Rejections {
    /** Bytes of a key that are passed on; of a longer one, its pseudonym is. */
    static final int LONGEST_KEY = 1000;

    /** Characters of the sentence for a person. */
    static final int LONGEST_DETAIL = 300;

    private final Pseudonym pseudonym;
    private final boolean pseudonymises;

    public Rejections(DecodeSettings settings) {
        this.pseudonym = settings.pseudonym();
        this.pseudonymises = settings.pseudonymises();
    }

    /** @param payload what may be shown of the record, or {@code null} */
    public Rejection of(RejectReason reason, String field, String detail, String payload, Place place) {
        return new Rejection(
                reason,
                field,
                Redaction.cut(detail, LONGEST_DETAIL),
                place.topic(),
                place.partition(),
                place.offset(),
                place.receivedAtMillis(),
                shown(place.key()),
                payload,
                null);
    }

    /** A key is the customer as a rule, so where customers have pseudonyms it has the same one. */
    private byte[] shown(byte[] key) {
        return key == null || (key.length <= LONGEST_KEY && !pseudonymises)
                ? key
                : pseudonym.of(key).getBytes(StandardCharsets.UTF_8);
    }
}
