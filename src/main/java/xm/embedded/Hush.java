package xm.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Lets a server that greets and takes leave on the terminal do so unheard; its log is not touched. */
final class Hush {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private Hush() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    static Hush begin() {
        return new Hush();
    }

    void end() {
        System.setOut(out);
        System.setErr(err);
    }
}
