package xm.app.command.demo;

import java.io.PrintWriter;
import java.util.List;

/** Shows lines that change: in place on a terminal, one below the other elsewhere. */
final class Screen {
    private static final String HOME = "\033[H";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";
    private static final String CLEAR = "\033[2J";
    /** A line that wraps would push the others down. */
    private static final String CUT_LINES = "\033[?7l";

    private static final String WRAP_LINES = "\033[?7h";

    /** Said by the {@code xm} script, as Java itself cannot tell. */
    private static final String STDOUT_IS_A_TERMINAL = "xm.terminal.out";

    private final PrintWriter out;
    private final boolean isTerminal;
    private boolean isBlank = true;

    private Screen(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Shows on what is written to stdout. */
    static Screen on(PrintWriter out) {
        return new Screen(out, Boolean.getBoolean(STDOUT_IS_A_TERMINAL));
    }

    /** How often it is worth showing anew. */
    long refreshMillis() {
        return isTerminal ? 1_000 : 10_000;
    }

    /** One line that stays. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    void show(List<String> lines) {
        if (isTerminal) {
            out.print((isBlank ? CLEAR : "") + HOME + CUT_LINES);
            lines.forEach(line -> out.print(line + CLEAR_LINE + System.lineSeparator()));
            out.print(CLEAR_BELOW + WRAP_LINES);
            isBlank = false;
        } else {
            lines.forEach(out::println);
            out.println();
        }
        out.flush();
    }
}
