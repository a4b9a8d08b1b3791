package xm.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.Pseudonym;

/** How a command decodes that shows what it reads to one person and keeps nothing: pseudonyms last as long as it runs. */
public final class LocalDecoding {
    private static final int SECRET_BYTES = 32;

    private LocalDecoding() {}

    /**
     * With the pseudonyms that a job gives with the same key, for every customer.
     *
     * @param keyFile {@code null} for customers as they are
     * @throws Mistakes if there is no key in the file
     */
    static DecodeSettings settings(Path keyFile) {
        if (keyFile == null) {
            return settings();
        }
        try {
            // as the job reads it: what stands around the key is no part of it
            byte[] key = Files.readString(keyFile).strip().getBytes(StandardCharsets.UTF_8);
            return DecodeSettings.withPseudonym(new Pseudonym(key)).pseudonymising();
        } catch (IOException e) {
            throw Mistakes.of("--pseudonym-key-file: " + keyFile + " cannot be read; name the file with the job's key");
        }
    }

    public static DecodeSettings settings() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return DecodeSettings.withPseudonym(new Pseudonym(secret));
    }
}
