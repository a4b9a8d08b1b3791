package xm;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** What a test needs that the project does not bring: where it is missing the test is skipped, and says so. */
public final class Needs {
    private static final boolean IS_CI = "true".equals(System.getenv("CI"));

    private Needs() {}

    /** A file or folder beside the project. */
    public static void beside(Path path) {
        if (!Files.exists(path)) {
            skip(path + " is not there");
        }
    }

    /** An installed program; CI installs it, so there its absence is a failure. */
    public static void program(Path binary, String debianPackage) {
        if (!Files.isExecutable(binary)) {
            String reason = binary + " is not installed: apt-get install " + debianPackage;
            if (IS_CI) {
                throw new AssertionFailedError(reason);
            }
            skip(reason);
        }
    }

    private static void skip(String reason) {
        System.out.println("skipped: " + reason);
        Assumptions.abort(reason);
    }
}
