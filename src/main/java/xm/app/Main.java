package xm.app;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import xm.app.command.BacktestCommand;
import xm.app.command.BoardCommand;
import xm.app.command.ChurnCommand;
import xm.app.command.DispatchCommand;
import xm.app.command.DoctorCommand;
import xm.app.command.DrillCommand;
import xm.app.command.ExplainCommand;
import xm.app.command.MapCommand;
import xm.app.command.PreflightCommand;
import xm.app.command.ReplayCommand;
import xm.app.command.ReportCommand;
import xm.app.command.TopicsCommand;
import xm.app.command.demo.DemoCommand;
import xm.app.command.promises.PromisesCommand;

/** The program behind {@code ./xm}: one subcommand each for what a person can ask of it. */
@Command(
        name = "xm",
        description = "Experience Monitor: is the brand keeping its promise to each customer segment, right now?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BacktestCommand.class,
            BoardCommand.class,
            ChurnCommand.class,
            DemoCommand.class,
            DispatchCommand.class,
            DoctorCommand.class,
            DrillCommand.class,
            ExplainCommand.class,
            MapCommand.class,
            PreflightCommand.class,
            PromisesCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            TopicsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = line();
        if (args.length == 0) {
            line.usage(line.getErr());
            return ExitCode.WRONG_INPUT;
        }
        return line.execute(args);
    }

    static CommandLine line() {
        return line(CommandLine.defaultFactory());
    }

    /** @param factory makes the commands */
    static CommandLine line(CommandLine.IFactory factory) {
        CommandLine line = new CommandLine(new Main(), factory);
        line.setExecutionExceptionHandler(new Complaint());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // an option that does not exist is not a file that was to be read
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        line.registerConverter(Instant.class, TimeArgument::instant);
        line.registerConverter(Duration.class, TimeArgument::duration);
        return line;
    }
}
