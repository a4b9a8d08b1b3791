package xm.codec;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The name under which a customer may be spoken of outside: {@code p-} and 16 hex digits of HMAC-SHA256.
 *
 * <p>The same customer has the same pseudonym as long as the secret stays, and without the secret nobody can try names
 * out. Not thread-safe.
 */
public final class Pseudonym implements Serializable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final byte[] secret;
    private transient Mac mac;

    public Pseudonym(byte[] secret) {
        if (secret.length == 0) {
            throw Mistakes.of("The secret for pseudonyms is empty: give it at least one character.");
        }
        this.secret = secret.clone();
    }

    public String of(String customer) {
        return of(customer.getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] customer) {
        byte[] digest = mac().doFinal(customer);
        return "p-" + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private Mac mac() {
        if (mac == null) {
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }
        return mac;
    }
}
