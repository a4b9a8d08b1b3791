package xm.app.command;

import java.security.SecureRandom;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;

/** How a command decodes that shows what it reads to one person and keeps nothing: pseudonyms last as long as it runs. */
public final class LocalDecoding {
    private static final int SECRET_BYTES = 32;

    private LocalDecoding() {}

    public static DecodeSettings settings() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return DecodeSettings.withPseudonym(new Pseudonym(secret));
    }
}
