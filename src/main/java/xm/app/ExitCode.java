package xm.app;

/** How a command ended, as every command of the product tells it. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The check that was asked for found something. */
    public static final int FOUND = 1;
    /** The command line, the configuration or an input file is wrong. */
    public static final int WRONG_INPUT = 2;
    /** Something outside cannot be reached. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
