package xm.app.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import picocli.CommandLine;
import xm.app.ExitCode;

/**
 * The end of a run that Ctrl-C may ask for: everything is stopped in order, what failed is told, and the exit code is
 * that of the run, 0 if nothing failed.
 */
public final class OrderlyEnd {
    private static final long SECONDS_TO_STOP = 15;

    private final CommandLine line;
    private final IntConsumer halt;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    /** @param halt ends the process with a code, from within its shutdown */
    public OrderlyEnd(CommandLine line, IntConsumer halt) {
        this.line = line;
        this.halt = halt;
    }

    /** Reaches zero when the run is to stop. */
    public CountDownLatch stop() {
        return stop;
    }

    /** Runs to the end, and tells what failed before anybody may end the process. */
    public int run(Callable<Void> run) {
        int code = line.getCommandSpec().exitCodeOnExecutionException();
        try {
            code = codeOf(run);
        } finally {
            ended.complete(code);
        }
        return code;
    }

    private int codeOf(Callable<Void> run) {
        try {
            run.call();
            return ExitCode.DONE;
        } catch (Exception failure) {
            return tell(failure);
        }
    }

    private int tell(Exception failure) {
        try {
            return line.getExecutionExceptionHandler().handleExecutionException(failure, line, line.getParseResult());
        } catch (Exception bug) {
            bug.printStackTrace(line.getErr());
            return line.getCommandSpec().exitCodeOnExecutionException();
        } finally {
            line.getErr().flush();
        }
    }

    /** What the process does when it is told to end; a run that had ended before has said its code already. */
    public void processEnds() {
        boolean hadEnded = ended.isDone();
        stop.countDown();
        if (hadEnded) {
            return;
        }
        try {
            halt.accept(ended.get(SECONDS_TO_STOP, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it hangs: the process ends as it would without us
        }
    }
}
