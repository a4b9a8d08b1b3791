package xm.io.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook, so that the receiver knows who sent it and when.
 *
 * <p>As Standard Webhooks 1.0 has it: the HMAC-SHA256 of id, time and body, joined by points, so that none of them can be
 * changed and nothing old can be sent again. There are libraries for receivers in most languages.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(String id, long epochSeconds, byte[] body, byte[] key) {
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(epochSeconds),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(sign(id + '.' + epochSeconds + '.', body, key)));
    }

    private static byte[] sign(String before, byte[] body, byte[] key) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(signed.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
