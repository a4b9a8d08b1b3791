package xm.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import xm.codec.DecodeSettings;

/** Whether a command calls customers as a job with {@code pseudonymise: true} does, by the same key. */
final class PseudonymOption {
    @Option(
            names = "--pseudonym-key-file",
            paramLabel = "FILE",
            description = "Call every customer by the pseudonym that a job with this key gives."
                    + " Default: customers as they are.")
    private Path keyFile;

    boolean isGiven() {
        return keyFile != null;
    }

    /** @throws xm.codec.Mistakes if there is no key in the file */
    DecodeSettings decoding() {
        return LocalDecoding.settings(keyFile);
    }
}
