package xm.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;

/** What the risk of leaving rests on: fitted to what was recorded, and held against what happened. */
@Command(
        name = "churn",
        description = "Fits what churn risk rests on to recorded events, and tells how well it comes true.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ChurnFitCommand.class, ChurnEvaluateCommand.class},
        mixinStandardHelpOptions = true)
public final class ChurnCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_INPUT;
    }
}
