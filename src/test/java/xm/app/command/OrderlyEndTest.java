package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import xm.app.ExitCode;

class OrderlyEndTest {
    private final StringWriter err = new StringWriter();
    private final List<Integer> halts = new ArrayList<>();
    private final OrderlyEnd end = new OrderlyEnd(
            new CommandLine(new Nothing())
                    .setErr(new PrintWriter(err))
                    .setExecutionExceptionHandler((failure, line, parsed) -> {
                        line.getErr().println(failure.getMessage());
                        return ExitCode.UNREACHABLE;
                    }),
            halts::add);

    @Test
    void ctrlCEndsAHealthyRunWithZero() {
        endsWhileRunning(() -> {
            end.stop().await();
            return null;
        });
        assertThat(halts).containsExactly(ExitCode.DONE);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ctrlCDuringAFailingRunHidesNeitherTheFailureNorItsCode() {
        endsWhileRunning(() -> {
            end.stop().await();
            throw new IllegalStateException("the store has gone");
        });
        assertThat(halts).containsExactly(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("the store has gone");
    }

    @Test
    void aRunThatEndedByItselfIsNotHalted() {
        assertThat(end.run(() -> null)).isEqualTo(ExitCode.DONE);
        end.processEnds();
        assertThat(halts).isEmpty();
    }

    private void endsWhileRunning(Callable<Void> run) {
        CompletableFuture<Void> process = CompletableFuture.runAsync(end::processEnds);
        CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> end.run(() -> {
            end.stop().await();
            return run.call();
        }));
        running.join();
        process.join();
    }

    @Command
    private static final class Nothing {}
}
