package xm.app.command.promises;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;

/** What is promised to whom: checked, tested, planned, applied, shown, and how fast a broken promise is found. */
@Command(
        name = "promises",
        description =
                "Checks, tests, plans and applies a promise book, shows what is in force, and measures detection.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ShowCommand.class,
            TestCommand.class,
            BenchmarkCommand.class
        },
        mixinStandardHelpOptions = true)
public final class PromisesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_INPUT;
    }
}
