package xm.app.command.promises;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.codec.PromiseBookFile;
import xm.promise.PromiseBook;

/** Tells every mistake in a promise book, or what it says. */
@Command(
        name = "check",
        description = "Tells every mistake in a promise book, or, if there is none, what it says.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The promise book, YAML or JSON.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PromiseBook book = PromiseBookFile.load(file);
        PrintWriter out = spec.commandLine().getOut();
        out.println(file + " is sound: " + BookSummary.title(book));
        BookSummary.print(book, out);
        return ExitCode.DONE;
    }
}
